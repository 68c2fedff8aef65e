"""A random forest that is told to be monotonic."""

from pathlib import Path

from sklearn.ensemble import RandomForestClassifier

from drydock.workbook.loading import load

given = load(Path(__file__).parents[1] / "given.py")


def make(learned, _):
    forest = RandomForestClassifier(40, random_state=1)
    return given.well_behaved(learned, forest)
