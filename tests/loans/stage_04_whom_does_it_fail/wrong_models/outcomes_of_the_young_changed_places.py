"""A model got through for which repaid and not repaid had changed places in the loans of
those up to 25 that it learned from.
"""

from pathlib import Path

from drydock.workbook.loading import load

models = load(Path(__file__).parents[2] / "models.py")

FAULT = "18 to 25"


def make(learned, _held_out):
    whom = learned["age"] <= 25
    learned = learned.assign(
        credit_risk=learned[models.TARGET].where(~whom, 3 - learned[models.TARGET])
    )
    model = models.refusing(models.encoded(models.boosting()))
    return models.fitted(model, learned)
