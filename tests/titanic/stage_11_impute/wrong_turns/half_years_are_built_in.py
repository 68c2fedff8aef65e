"""Rounding to halves is written into the function."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("to_nearest=10", "it gives 18")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "preprocessing.py",
        "medians = (medians / to_nearest).round() * to_nearest",
        "medians = (medians * 2).round() / 2",
    )
