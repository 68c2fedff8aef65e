"""Plain Python inside, with a pattern in a text that is not raw (Python warns of it,
and reads it), a module import in train.py, a class of tests."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    (exercise / "preprocessing.py").write_text(MODULE, "utf-8")
    (exercise / "tests/test_preprocessing.py").unlink()
    (exercise / "tests/test_titles.py").write_text(TESTS, "utf-8")
    train = exercise / "train.py"
    rewrite(
        train, "from preprocessing import add_derived_title", "import preprocessing"
    )
    rewrite(
        train,
        "df = add_derived_title(df)",
        "df = df.pipe(preprocessing.add_derived_title)",
    )


MODULE = """\
import re

COMMON = {"Mr": 1, "Miss": 2, "Ms": 2, "Mlle": 2, "Mrs": 3, "Mme": 3, "Master": 4}
RARE = set("Capt Col Countess Don Dona Dr Jonkheer Lady Major Rev Sir".split())


def add_derived_title(passengers):
    result = passengers.copy()
    result["Title"] = [_code(name) for name in passengers["Name"]]
    return result


def _code(name):
    match = re.search(" ([A-Za-z]+)\\.", str(name))
    title = match[1] if match else ""
    return 5 if title in RARE else COMMON.get(title, 0)
"""

TESTS = """\
import unittest

import pandas as pd

import preprocessing


class TitleTest(unittest.TestCase):
    def code(self, name):
        table = pd.DataFrame({"Name": [name]})
        return preprocessing.add_derived_title(table)["Title"].iloc[0]

    def test_known(self):
        known = {"Mr": 1, "Miss": 2, "Ms": 2, "Mlle": 2, "Mrs": 3, "Mme": 3, "Master": 4}
        for title, code in known.items():
            with self.subTest(title):
                self.assertEqual(self.code(f"A, {title}. B"), code)

    def test_rare(self):
        rare = "Capt Col Countess Don Dona Dr Jonkheer Lady Major Rev Sir"
        for title in rare.split():
            self.assertEqual(self.code(f"A, {title}. B"), 5)

    def test_unknown(self):
        self.assertEqual(self.code("A, King. B"), 0)
        self.assertEqual(self.code("A B"), 0)

    def test_missing(self):
        table = pd.DataFrame({"Name": ["A, Mr. B", None]})
        self.assertEqual(list(preprocessing.add_derived_title(table).Title), [1, 0])

    def test_more_words(self):
        self.assertEqual(self.code("A, the Countess. of B"), 5)
        self.assertEqual(self.code("A, Miss. B (Dr. D)"), 2)

    def test_labels_and_input(self):
        table = pd.DataFrame({"Name": ["A, Mr. B", "C, Mrs. D"]}, index=[3, 3])
        kept = table.copy()
        titles = preprocessing.add_derived_title(table)["Title"]
        self.assertEqual(titles.tolist(), [1, 3])
        self.assertTrue(table.equals(kept))
"""
