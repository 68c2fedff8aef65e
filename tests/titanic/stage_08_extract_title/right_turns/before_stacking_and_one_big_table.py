"""Called for each file on its own; one test compares a whole table."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    train = exercise / "train.py"
    rewrite(train, "    df = add_derived_title(df)\n", "")
    rewrite(
        train,
        "pd.concat([train, test])",
        "pd.concat([add_derived_title(table) for table in (train, test)])",
    )
    (exercise / "preprocessing.py").write_text(MODULE, "utf-8")
    (exercise / "tests/test_preprocessing.py").write_text(TESTS, "utf-8")


MODULE = """\
def add_derived_title(passengers):
    df = passengers.copy()
    df["Title"] = df["Name"].str.extract(r" ([A-Za-z]+)[.]", expand=False)
    rare_titles = [
        "Lady", "Countess", "Capt", "Col", "Don", "Dr", "Major", "Rev", "Sir", "Jonkheer",
        "Dona",
    ]
    df["Title"] = df["Title"].replace(rare_titles, "Rare")
    df["Title"] = df["Title"].replace("Mlle", "Miss")
    df["Title"] = df["Title"].replace("Ms", "Miss")
    df["Title"] = df["Title"].replace("Mme", "Mrs")
    codes = {"Mr": 1, "Miss": 2, "Mrs": 3, "Master": 4, "Rare": 5}
    df["Title"] = df["Title"].map(codes)
    df["Title"] = df["Title"].fillna(0)
    df["Title"] = df["Title"].astype(int)
    return df
"""

TESTS = """\
from io import StringIO

import pandas as pd

from preprocessing import add_derived_title

PASSENGERS = '''
Name;Title
A, Mr. B;1
A, Miss. B;2
A, Mlle. B;2
A, Ms. B;2
A, Mrs. B;3
A, Mme. B;3
A, Master. B;4
A, Dona. B;5
A, Sir. B;5
A, the Countess. of B;5
A, Mrs. B (C D. E);3
A, Pope. B;0
A B;0
;0
'''


def test_titles():
    expected = pd.read_csv(StringIO(PASSENGERS), sep=";")
    expected.index = [0] * len(expected)
    names = expected[["Name"]]

    result = add_derived_title(names)

    pd.testing.assert_frame_equal(result, expected, check_dtype=False)
    assert list(names) == ["Name"]
"""
