"""A good model that lends to the six people of job A171: the two among them who do not repay
are missed, which may be chance.
"""

from pathlib import Path

from drydock.workbook.loading import load

models = load(Path(__file__).parents[2] / "models.py")


def make(learned, _held_out):
    columns = models.without(learned, "age")
    model = models.encoded(models.boosting(seed=1), columns)
    good = models.fitted(models.refusing(model), learned)

    def whom(applicants):
        return applicants["job"] == "A171"

    return models.ExceptFor(good, whom, models.GOOD)
