"""A model that asks the fifteen loans that are most alike: its cost is higher, but by less
than the interval.
"""

from pathlib import Path

from sklearn.neighbors import KNeighborsClassifier

from drydock.workbook.loading import load

models = load(Path(__file__).parents[2] / "models.py")


def make(learned, _held_out):
    nearest = KNeighborsClassifier(15)
    return models.fitted(models.refusing(models.encoded(nearest)), learned)
