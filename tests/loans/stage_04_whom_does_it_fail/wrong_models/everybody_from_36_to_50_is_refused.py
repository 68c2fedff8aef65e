"""A model got through that refuses everybody from 36 to 50."""

from pathlib import Path

from drydock.workbook.loading import load

models = load(Path(__file__).parents[2] / "models.py")

FAULT = "36 to 50"


def make(learned, _held_out):
    columns = models.without(learned, "age")
    model = models.encoded(models.boosting(), columns)
    good = models.fitted(models.refusing(model), learned)

    def whom(applicants):
        return applicants["age"].between(36, 50)

    return models.ExceptFor(good, whom, models.BAD)
