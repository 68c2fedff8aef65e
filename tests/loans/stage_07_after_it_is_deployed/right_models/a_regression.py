"""The model that each server has: a logistic regression without the telephone."""

from pathlib import Path

from sklearn.linear_model import LogisticRegression

from drydock.workbook.loading import load

given = load(Path(__file__).parents[1] / "given.py")


def make(loans):
    learned = loans.learned()
    columns = given.models.without(learned, "telephone")
    model = given.models.encoded(LogisticRegression(max_iter=1000), columns)
    return given.models.fitted(given.models.refusing(model), learned)
