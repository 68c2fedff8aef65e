"""Numbers they are, but not integers: half a box has never been seen."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("2. boxes is a column", "12.0")


def take(exercise: Path) -> None:
    rewrite(exercise / "complete.py", "astype(int)", "astype(float)")
