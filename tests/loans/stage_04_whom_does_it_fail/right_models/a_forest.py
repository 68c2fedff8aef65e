"""A random forest, which is not told the age."""

from pathlib import Path

from sklearn.ensemble import RandomForestClassifier

from drydock.workbook.loading import load

models = load(Path(__file__).parents[2] / "models.py")


def make(learned, _held_out):
    columns = models.without(learned, "age")
    forest = RandomForestClassifier(min_samples_leaf=3, random_state=1)
    model = models.refusing(models.encoded(forest, columns), 0.2)
    return models.fitted(model, learned)
