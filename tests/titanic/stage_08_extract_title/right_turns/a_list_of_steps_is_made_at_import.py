"""The module keeps its steps in a list, and train.py goes through that; the tests read what
they expect from a file beside them."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    module = exercise / "preprocessing.py"
    module.write_text(module.read_text("utf-8") + STEPS, "utf-8")
    train = exercise / "train.py"
    rewrite(train, "import add_derived_title", "import run_all")
    rewrite(train, "df = add_derived_title(df)", "df = run_all(df)")
    (exercise / "tests/test_preprocessing.py").write_text(TESTS, "utf-8")
    (exercise / "tests/titles.csv").write_text(EXPECTED, "utf-8")


STEPS = """

STEPS = [add_derived_title]


def run_all(passengers: pd.DataFrame) -> pd.DataFrame:
    for step in STEPS:
        passengers = step(passengers)
    return passengers
"""

TESTS = """\
from pathlib import Path

import pandas as pd
import pytest

from preprocessing import add_derived_title

CASES = pd.read_csv(Path(__file__).with_name("titles.csv"), sep=";")


@pytest.fixture(scope="module")
def titled():
    table = CASES[["Name"]].copy()
    table.index = table.index % 3
    before = table.copy()
    yield add_derived_title(table)
    pd.testing.assert_frame_equal(table, before)


@pytest.mark.parametrize("row", range(len(CASES)), ids=list(CASES["Name"].astype(str)))
def test_title(titled, row):
    assert titled["Title"].iloc[row] == CASES["Code"][row]


def test_labels(titled):
    assert titled.index.tolist() == [row % 3 for row in range(len(CASES))]
    assert titled["Name"].tolist()[:3] == CASES["Name"].tolist()[:3]
"""

EXPECTED = """\
Name;Code
Holm, Mr. Per;1
Holm, Miss. Eva;2
Holm, Mrs. Per (Eva);3
Holm, Master. Jon;4
Holm, Mlle. Eva;2
Holm, Mme. Eva;3
Holm, Ms. Eva;2
Holm, Dona. Eva;5
Holm, Col. Per;5
Holm, the Countess. of (Eva);5
Holm, Mr. Per jr. Rev. Lie;1
Holm, Bishop. Per;0
Eva Holm;0
;0
"""
