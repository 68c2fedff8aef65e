"""No fare is higher than 512.33, so that will do for the end."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("7.91, 14.454, 31, infinity for Fare", "hands it 7.91, 14.454, 31, 512.33")


def take(exercise: Path) -> None:
    rewrite(exercise / "preprocessing.py", "31, math.inf)", "31, 512.33)")
