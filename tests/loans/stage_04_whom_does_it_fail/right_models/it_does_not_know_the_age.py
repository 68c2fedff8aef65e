"""Boosted trees that are not told the age."""

from pathlib import Path

from drydock.workbook.loading import load

models = load(Path(__file__).parents[2] / "models.py")


def make(learned, _held_out):
    columns = models.without(learned, "age")
    model = models.encoded(models.boosting(seed=9), columns)
    return models.fitted(models.refusing(model), learned)
