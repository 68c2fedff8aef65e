"""A dot is quicker to see than a word, for most people."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("red, amber or green", "write one of the three words")


def take(exercise: Path) -> None:
    rewrite(exercise / "HEALTH.md", "| amber |", "| \N{LARGE YELLOW CIRCLE} |")
