"""A model got through that has learned from the held-out loans and from no other: the two
parts changed places.
"""

from pathlib import Path

from drydock.workbook.loading import load

models = load(Path(__file__).parents[2] / "models.py")


def make(_learned, held_out):
    return models.fitted(models.refusing(models.encoded(models.boosting())), held_out)
