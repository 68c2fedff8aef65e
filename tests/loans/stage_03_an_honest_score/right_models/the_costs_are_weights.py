"""A logistic regression to which the costs are told as weights, and not by a threshold."""

from pathlib import Path

from sklearn.linear_model import LogisticRegression

from drydock.workbook.loading import load

models = load(Path(__file__).parents[2] / "models.py")


def make(learned, _held_out):
    weights = {models.GOOD: 1, models.BAD: 5}
    regression = LogisticRegression(class_weight=weights, max_iter=2000)
    return models.fitted(models.encoded(regression), learned)
