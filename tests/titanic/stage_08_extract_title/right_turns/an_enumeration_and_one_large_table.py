"""Titles as an enumeration, names searched one by one, and tests by table with subtests."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    (exercise / "preprocessing.py").write_text(MODULE, "utf-8")
    (exercise / "tests/test_preprocessing.py").unlink()
    (exercise / "tests/test_titles.py").write_text(TESTS, "utf-8")
    train = exercise / "train.py"
    rewrite(
        train,
        "from preprocessing import add_derived_title",
        "import preprocessing as p",
    )
    rewrite(
        train,
        "df = pd.concat([train, test])\n\n    df = add_derived_title(df)\n",
        "df = p.add_derived_title(passengers=pd.concat([train, test]))\n",
    )


MODULE = """\
import re
from enum import IntEnum

import numpy as np


class Title(IntEnum):
    UNKNOWN = 0
    MR = 1
    MISS = 2
    MRS = 3
    MASTER = 4
    RARE = 5


SPELLINGS = {
    Title.MR: "Mr",
    Title.MISS: "Miss Mlle Ms",
    Title.MRS: "Mrs Mme",
    Title.MASTER: "Master",
    Title.RARE: "Lady Countess Capt Col Don Dr Major Rev Sir Jonkheer Dona",
}
TITLES = {word: title for title, words in SPELLINGS.items() for word in words.split()}
WORD = re.compile(r" ([A-Za-z]+)\\.")


def _title(name):
    match = WORD.search(name) if isinstance(name, str) else None
    return int(TITLES.get(match[1], Title.UNKNOWN)) if match else 0


def add_derived_title(passengers):
    table = passengers.copy()
    table["Title"] = np.array([_title(name) for name in passengers["Name"]], dtype=int)
    return table
"""

TESTS = """\
from unittest import TestCase

import pandas as pd
from pandas.testing import assert_frame_equal

import preprocessing as p

RARE = "Lady|Countess|Capt|Col|Don|Dr|Major|Rev|Sir|Jonkheer|Dona".split("|")
BY_CODE = {
    0: ["Nobody", "Lund, Prof. Ida", "von Lund, Ida", None],
    1: ["Lund, Mr. Ole"],
    2: ["Lund, Miss. Ida", "Lund, Mlle. Ida", "Lund, Ms. Ida"],
    3: ["Lund, Mrs. Ole (Ida)", "Lund, Mme. Ida"],
    4: ["Lund, Master. Per"],
    5: [f"Lund, {word}. X" for word in RARE],
}


def table(*names, **columns):
    return pd.DataFrame({"Name": names, **columns})


class Titles(TestCase):
    def test_all(self):
        for code, names in BY_CODE.items():
            for name in names:
                with self.subTest(name):
                    found = p.add_derived_title(table(name)).iloc[0]["Title"]
                    self.assertEqual(found, code)

    def test_more_words(self):
        two = p.add_derived_title(table("Rothes, the Countess. of", "A, Mr. B Rev. C"))
        self.assertSequenceEqual(two.Title.tolist(), [5, 1])

    def test_rest(self):
        given = table("A, Mr. B", "C, Miss. D", "E, Mrs. F", Age=[1, 2, 3])
        given.index = [0, 1, 0]
        before = given.copy()
        after = p.add_derived_title(given)
        assert_frame_equal(given, before)
        assert_frame_equal(after.drop(columns="Title"), before)
        assert after.Title.to_list() == [1, 2, 3]
"""
