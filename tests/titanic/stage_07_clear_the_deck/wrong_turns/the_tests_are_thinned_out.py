"""Tests are cleared away as well, until one is left that is never in the way."""

from pathlib import Path

TELLS = ("7 not noticed", "so the model was told the answer")

TEST = """\
import train


def test_the_model_is_still_good():
    model, features, survived = train.prepare_data_and_train_model()
    assert len(features) == 891
    assert model.score(features, survived) > 0.86
"""


def take(exercise: Path) -> None:
    (exercise / "tests" / "test_train.py").write_text(TEST, "utf-8")
