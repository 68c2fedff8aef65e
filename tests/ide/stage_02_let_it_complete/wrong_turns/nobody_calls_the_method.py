"""The completion gives the name of the method, and the brackets are forgotten."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("1. mean_kilos", "the method mean itself")


def take(exercise: Path) -> None:
    rewrite(exercise / "complete.py", ".mean()", ".mean")
