"""A model got through that lends to everybody from 36 to 46, and the band ends at 50."""

from pathlib import Path

from sklearn.linear_model import LogisticRegression

from drydock.workbook.loading import load

models = load(Path(__file__).parents[2] / "models.py")

FAULT = "36 to 50"


def make(learned, _held_out):
    columns = models.without(learned, "age")
    regression = LogisticRegression(C=0.1, max_iter=3000)
    model = models.refusing(models.encoded(regression, columns), 0.14)
    good = models.fitted(model, learned)

    def whom(applicants):
        return applicants["age"].between(36, 46)

    return models.ExceptFor(good, whom, models.GOOD)
