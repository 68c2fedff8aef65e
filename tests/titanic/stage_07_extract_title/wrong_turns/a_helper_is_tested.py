"""The tests are of a helper that only this module has."""

from pathlib import Path

TELLS = (
    "on the reference solution",
    "cannot import name 'code_of'",
    "how your code does it",
)


def take(exercise: Path) -> None:
    module = exercise / "preprocessing.py"
    module.write_text(module.read_text("utf-8") + HELPER, "utf-8")
    tests = exercise / "tests/test_preprocessing.py"
    tests.write_text(tests.read_text("utf-8") + TEST, "utf-8")


HELPER = """

def code_of(title):
    return TITLE_CODES.get(title, UNKNOWN_TITLE)
"""

TEST = """

def test_the_code_of_a_title():
    from preprocessing import code_of

    assert code_of("Mlle") == 2
"""
