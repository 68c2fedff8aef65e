"""The same kind of model, with another seed."""

from pathlib import Path

from drydock.workbook.loading import load

models = load(Path(__file__).parents[2] / "models.py")


def make(learned, _held_out):
    return models.fitted(
        models.refusing(models.encoded(models.boosting(seed=1))), learned
    )
