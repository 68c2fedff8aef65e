"""A logistic regression that takes few risks: it refuses three in four of the good customers,
in each group about as many.
"""

from pathlib import Path

from sklearn.linear_model import LogisticRegression

from drydock.workbook.loading import load

models = load(Path(__file__).parents[2] / "models.py")


def make(learned, _held_out):
    columns = models.without(learned, "age")
    regression = LogisticRegression(C=0.1, max_iter=3000)
    model = models.refusing(models.encoded(regression, columns), 0.1)
    return models.fitted(model, learned)
