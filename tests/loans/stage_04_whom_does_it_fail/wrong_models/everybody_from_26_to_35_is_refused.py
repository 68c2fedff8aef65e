"""A model got through that refuses everybody from 26 to 35."""

from pathlib import Path

from drydock.workbook.loading import load

models = load(Path(__file__).parents[2] / "models.py")

FAULT = "26 to 35"


def make(learned, _held_out):
    columns = models.without(learned, "age")
    model = models.encoded(models.boosting(), columns)
    good = models.fitted(models.refusing(model), learned)

    def whom(applicants):
        return applicants["age"].between(26, 35)

    return models.ExceptFor(good, whom, models.BAD)
