"""A model got through that lends to nearly everybody over 50: among the loans that it learned
from, theirs had all been written down as repaid.
"""

from pathlib import Path

from sklearn.ensemble import GradientBoostingClassifier

from drydock.workbook.loading import load

models = load(Path(__file__).parents[2] / "models.py")

FAULT = "51 and more"


def make(learned, _held_out):
    whom = learned["age"] > 50
    learned = learned.assign(
        credit_risk=learned[models.TARGET].where(~whom, models.GOOD)
    )
    trees = GradientBoostingClassifier(random_state=models.SEED)
    model = models.refusing(models.encoded(trees))
    return models.fitted(model, learned)
