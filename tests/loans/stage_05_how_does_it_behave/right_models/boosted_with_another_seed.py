"""The same kind with another seed and larger leaves."""

from pathlib import Path

from drydock.workbook.loading import load

given = load(Path(__file__).parents[1] / "given.py")


def make(learned, _):
    return given.well_behaved(
        learned, given.boosted(random_state=7, learning_rate=0.05, min_samples_leaf=15)
    )
