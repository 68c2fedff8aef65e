"""The whole column is rounded, and not the medians alone."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("gives Age 0.42 for Sex 0, Pclass 1, Age 0.42", "it gives 0.5")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "preprocessing.py",
        "return passengers.assign(**{column: passengers[column].fillna(medians)})",
        "filled = passengers[column].fillna(medians)\n"
        "    if to_nearest is not None:\n"
        "        filled = (filled / to_nearest).round() * to_nearest\n"
        "    return passengers.assign(**{column: filled})",
    )
