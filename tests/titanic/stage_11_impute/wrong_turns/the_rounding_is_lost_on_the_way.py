"""The bands swallow the difference, and nobody sees that half years are not asked for."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("to the nearest half", "to_nearest=None")


def take(exercise: Path) -> None:
    rewrite(exercise / "train.py", ", to_nearest=0.5)", ")")
