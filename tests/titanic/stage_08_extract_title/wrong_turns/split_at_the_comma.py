"""The commented-out way of the old notebook: all between comma and full stop."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("Title differs in 1 of 1,309 rows", "the Countess")


def take(exercise: Path) -> None:
    rewrite(exercise / "preprocessing.py", 'r" ([A-Za-z]+)', 'r", ([^.]+)')
