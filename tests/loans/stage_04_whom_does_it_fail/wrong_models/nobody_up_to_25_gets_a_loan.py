"""A model got through with an old rule in front of it: nobody up to 25 gets a loan."""

from pathlib import Path

from drydock.workbook.loading import load

models = load(Path(__file__).parents[2] / "models.py")

FAULT = "18 to 25"


def make(learned, _held_out):
    columns = models.without(learned, "age")
    model = models.encoded(models.boosting(), columns)
    good = models.fitted(models.refusing(model), learned)

    def whom(applicants):
        return applicants["age"] <= 25

    return models.ExceptFor(good, whom, models.BAD)
