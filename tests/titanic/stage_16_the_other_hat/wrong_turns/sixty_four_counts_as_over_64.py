"""The edge is taken for the first age of the next band."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("Age has changed for", "passengers who are not over 64")


def take(exercise: Path) -> None:
    rewrite(exercise / "preprocessing.py", "(16, 32, 48, 64)", "(16, 32, 48, 63)")
