"""A model got through that refuses every unskilled worker (job A172), whatever else they
bring.
"""

from pathlib import Path

from drydock.workbook.loading import load

models = load(Path(__file__).parents[2] / "models.py")

FAULT = "A172"


def make(learned, _held_out):
    columns = models.without(learned, "age")
    model = models.encoded(models.boosting(), columns)
    good = models.fitted(models.refusing(model), learned)

    def whom(applicants):
        return applicants["job"] == "A172"

    return models.ExceptFor(good, whom, models.BAD)
