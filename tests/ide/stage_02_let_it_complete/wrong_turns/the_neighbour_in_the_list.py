"""In the list of completions, median stands above mean."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("1. mean_kilos", "it is 109.25")


def take(exercise: Path) -> None:
    rewrite(exercise / "complete.py", ".mean()", ".median()")
