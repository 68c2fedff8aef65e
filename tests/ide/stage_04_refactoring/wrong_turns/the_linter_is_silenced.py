"""The short name is underlined, and a comment makes it stay."""

from pathlib import Path

from drydock.judging.turns import rewrite

FROM = "start"
TELLS = ("no variable of leg_line is called d", "says to no tool")


def take(exercise: Path) -> None:
    voyage = exercise / "refactoring" / "voyage.py"
    rewrite(voyage, "d = leg\n", "d = leg  # pylint: disable=invalid-name\n")
