"""A threshold from somewhere else: the program has never reached it."""

from pathlib import Path

TELLS = ("on your code, ", "test_the_model_is_good_enough fails", "> 0.869")

TESTS = """
import train


def test_the_model_is_good_enough():
    model, X_train, Y_train = train.prepare_data_and_train_model()
    assert model.score(X_train, Y_train) > 0.869
"""


def take(exercise: Path) -> None:
    (exercise / "tests" / "test_train.py").write_text(TESTS, "utf-8")
