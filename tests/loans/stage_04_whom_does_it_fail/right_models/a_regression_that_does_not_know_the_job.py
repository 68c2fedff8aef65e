"""A logistic regression that is not told the job."""

from pathlib import Path

from sklearn.linear_model import LogisticRegression

from drydock.workbook.loading import load

models = load(Path(__file__).parents[2] / "models.py")


def make(learned, _held_out):
    columns = models.without(learned, "job")
    regression = LogisticRegression(C=0.3, max_iter=3000)
    model = models.refusing(models.encoded(regression, columns))
    return models.fitted(model, learned)
