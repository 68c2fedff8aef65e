"""A logistic regression with a threshold."""

from pathlib import Path

from sklearn.linear_model import LogisticRegression

from drydock.workbook.loading import load

models = load(Path(__file__).parents[2] / "models.py")


def make(learned, _held_out):
    regression = LogisticRegression(C=0.1, max_iter=2000)
    return models.fitted(models.refusing(models.encoded(regression)), learned)
