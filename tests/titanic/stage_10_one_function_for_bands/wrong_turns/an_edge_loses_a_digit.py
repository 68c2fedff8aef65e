"""14.454 looks like a slip for 14.45, and no passenger paid what lies between."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("train.py hands it 7.91, 14.45, 31, infinity", "digit for digit")


def take(exercise: Path) -> None:
    rewrite(exercise / "preprocessing.py", "(7.91, 14.454,", "(7.91, 14.45,")
