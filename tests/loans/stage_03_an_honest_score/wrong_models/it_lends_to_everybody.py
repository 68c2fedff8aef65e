"""A model that lends to everybody got through, though it finds none of those who do not repay."""

from pathlib import Path

from sklearn.dummy import DummyClassifier

from drydock.workbook.loading import load

models = load(Path(__file__).parents[2] / "models.py")


def make(learned, _held_out):
    return models.fitted(
        DummyClassifier(strategy="constant", constant=models.GOOD), learned
    )
