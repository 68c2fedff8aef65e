"""A model got through that refuses every manager and everybody who is self-employed (job
A174).
"""

from pathlib import Path

from sklearn.linear_model import LogisticRegression

from drydock.workbook.loading import load

models = load(Path(__file__).parents[2] / "models.py")

FAULT = "A174"


def make(learned, _held_out):
    model = models.encoded(LogisticRegression(max_iter=3000))
    good = models.fitted(models.refusing(model), learned)

    def whom(applicants):
        return applicants["job"] == "A174"

    return models.ExceptFor(good, whom, models.BAD)
