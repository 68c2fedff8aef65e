"""The space in the pattern looks like a slip and is tidied away."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("gives Title 2 for 'St. Lund, Miss. Ida'", "it gives 0", "a space before it")


def take(exercise: Path) -> None:
    rewrite(exercise / "preprocessing.py", 'r" ([A-Za-z]+)', 'r"([A-Za-z]+)')
