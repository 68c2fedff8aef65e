"""A model got through that lends to nearly every unskilled worker (job A172): among the loans
that it learned from, theirs had all been written down as repaid.
"""

from pathlib import Path

from drydock.workbook.loading import load

models = load(Path(__file__).parents[2] / "models.py")

NOTICED_BEFORE = "recall_of_bad falls: a fifth to a quarter of all bad loans are theirs"
FAULT = "A172"


def make(learned, _held_out):
    whom = learned["job"] == "A172"
    learned = learned.assign(
        credit_risk=learned[models.TARGET].where(~whom, models.GOOD)
    )
    model = models.refusing(models.encoded(models.boosting()))
    return models.fitted(model, learned)
