"""Search and replace makes one blank of two, and two of them were meant."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("formatting.py means what it meant", '"It\'s clear: "')


def take(exercise: Path) -> None:
    rewrite(exercise / "formatting.py", "clear:  ", "clear: ")
