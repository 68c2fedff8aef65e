"""A random forest of a hundred trees."""

from pathlib import Path

from sklearn.ensemble import RandomForestClassifier

from drydock.workbook.loading import load

models = load(Path(__file__).parents[2] / "models.py")


def make(learned, _held_out):
    forest = RandomForestClassifier(100, min_samples_leaf=5, random_state=3)
    return models.fitted(models.refusing(models.encoded(forest)), learned)
