"""The edges are defaults and entries of a dictionary; partials are kept in a table of steps,
and the tests use the names of the module."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    module = exercise / "preprocessing.py"
    text = module.read_text("utf-8")
    begin, end = text.index("# Ages over 64"), text.index("def add_derived_title")
    text = text[:begin] + text[end:] + STEPS
    module.write_text(text.replace("import math\n", IMPORTS), "utf-8")
    train = exercise / "train.py"
    rewrite(train, "    AGE_UPPER_EDGES,\n    FARE_UPPER_EDGES,\n", "    BANDS,\n")
    rewrite(train, "    categorize,\n", "")
    rewrite(train, 'categorize(df["Age"], AGE_UPPER_EDGES)', 'BANDS["Age"](df["Age"])')
    rewrite(
        train, 'categorize(df["Fare"], FARE_UPPER_EDGES)', 'BANDS["Fare"](df["Fare"])'
    )
    tests = exercise / "tests/test_preprocessing.py"
    rewrite(tests, "import add_derived_title, add_is_alone, categorize", NAMES)
    tests.write_text(tests.read_text("utf-8") + TESTS, "utf-8")


IMPORTS = "import math\nfrom functools import partial\n"

NAMES = "import UPPER_EDGES, add_derived_title, add_is_alone, age_band, categorize"

STEPS = """

UPPER_EDGES = {"Fare": (7.91, 14.454, 31, math.inf)}


def age_band(ages: pd.Series, upper_edges=(16, 32, 48, 64)) -> pd.Series:
    return categorize(ages, upper_edges)


BANDS = {
    "Age": age_band,
    **{name: partial(categorize, upper_edges=UPPER_EDGES[name]) for name in UPPER_EDGES},
}
"""

TESTS = """

def test_the_bands_of_today():
    assert list(age_band(pd.Series([16, 17, 64, 65]))) == [0, 1, 3, 65]
    assert list(categorize(pd.Series([8.0, 512.3]), UPPER_EDGES["Fare"])) == [1, 3]
"""
