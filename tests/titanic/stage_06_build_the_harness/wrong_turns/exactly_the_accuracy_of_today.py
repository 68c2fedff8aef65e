"""A score is one number for 891 passengers: other mistakes give the same."""

from pathlib import Path

TELLS = ("The forest was trained with another seed", "The age bands came out as 1 to 4")

TESTS = """
import train


def test_the_accuracy():
    model, X_train, Y_train = train.prepare_data_and_train_model()
    assert round(model.score(X_train, Y_train) * 100, 2) == 86.76
"""


def take(exercise: Path) -> None:
    (exercise / "tests" / "test_train.py").write_text(TESTS, "utf-8")
