"""The file or the function has a name in which pytest sees no test."""

from pathlib import Path

TELLS = (
    "there is no test that passes",
    "name of the file tests/harness.py begin with test_",
)


def take(exercise: Path) -> None:
    tests = exercise / "tests"
    (tests / "test_train.py").rename(tests / "harness.py")
