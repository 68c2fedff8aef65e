"""The tests are written and never run: pytest looks into test_... .py and ..._test.py."""

from pathlib import Path

TELLS = (
    "unit tests of add_derived_title",
    "let the name of the file tests/preprocessing_tests.py begin with test_",
)


def take(exercise: Path) -> None:
    tests = exercise / "tests"
    (tests / "test_preprocessing.py").rename(tests / "preprocessing_tests.py")
