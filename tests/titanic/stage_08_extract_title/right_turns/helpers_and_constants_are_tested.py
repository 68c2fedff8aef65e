"""The tests use a helper, a constant and an enumeration that only these modules have."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    module = exercise / "preprocessing.py"
    module.write_text(module.read_text("utf-8") + HELPERS, "utf-8")
    rewrite(exercise / "train.py", "FEATURES = [", "TREES = 100\n\nFEATURES = [")
    rewrite(exercise / "train.py", "n_estimators=100", "n_estimators=TREES")
    tests = exercise / "tests/test_preprocessing.py"
    rewrite(
        tests, "import add_derived_title", f"import {NAMES}\nfrom train import TREES"
    )
    tests.write_text(tests.read_text("utf-8") + TESTS, "utf-8")


NAMES = "RARE_TITLE, Code, add_derived_title, code_of"

HELPERS = """

class Code:
    MISS = 2


def code_of(title):
    return TITLE_CODES.get(title, UNKNOWN_TITLE)
"""

TESTS = """

def test_the_code_of_a_title():
    assert code_of("Mlle") == 2
    assert code_of("Dona") == RARE_TITLE
    assert titles_of("A, Ms. B") == [Code.MISS]


def test_there_are_as_many_trees_as_ever():
    assert TREES == 100
"""
