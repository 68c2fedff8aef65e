"""The file or the function has a name in which pytest sees no test."""

from pathlib import Path

TELLS = ("there is no test that passes", "begin with test_: look at the names")


def take(exercise: Path) -> None:
    tests = exercise / "tests"
    (tests / "test_train.py").rename(tests / "harness.py")
