"""The edges have a name in one module, and are typed again in the other."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("16 stands in preprocessing.py", "train.py, line", "can be changed once")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "train.py",
        'categorize(df["Age"], AGE_UPPER_EDGES)',
        'categorize(df["Age"], [16, 32, 48, 64])',
    )
