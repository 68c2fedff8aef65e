"""While gaps are filled, categorize gets a shortcut for what is missing."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "The functions of earlier stages still do what they promised",
    "categorize gives a missing value for a missing value",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "preprocessing.py",
        "return bands.fillna(values).astype(values.dtype)",
        "return bands.fillna(values).fillna(0).astype(values.dtype)",
    )
