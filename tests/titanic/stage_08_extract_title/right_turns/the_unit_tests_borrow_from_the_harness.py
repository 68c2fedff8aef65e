"""The unit tests take a helper from the tests of the harness, and look at whole tables."""

from pathlib import Path

from drydock.judging.turns import rewrite

ADDED = """

def test_the_approved_titles_are_numbers_of_kinds():
    assert set(approved("features")["Title"]) <= {1, 2, 3, 4, 5}
"""


def take(exercise: Path) -> None:
    tests = exercise / "tests/test_preprocessing.py"
    place = "from preprocessing import add_derived_title\n"
    rewrite(tests, place, f"{place}from test_train import approved\n")
    tests.write_text(tests.read_text("utf-8") + ADDED, "utf-8")
