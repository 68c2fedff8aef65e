"""Search and replace for the whole word d, in the function alone: a text has the word too."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("line 2 of what refactoring/voyage.py prints", "(distance: days)")


def take(exercise: Path) -> None:
    voyage = exercise / "refactoring" / "voyage.py"
    rewrite(voyage, "(d: days)", "(distance: days)")
