"""The shape is counted, and not what is in it."""

from pathlib import Path

TELLS = ("Ages and fares came out as they are", "another seed")

TESTS = """
import train


def test_the_number_of_rows():
    X_train, Y_train, X_test = train.prepare_data()
    assert len(X_train) == len(Y_train) == 891
    assert len(X_test) == 418
"""


def take(exercise: Path) -> None:
    (exercise / "tests" / "test_train.py").write_text(TESTS, "utf-8")
