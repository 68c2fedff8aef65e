"""The variable is extracted by hand, and one place is overlooked."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("computed in more than one place",)


def take(exercise: Path) -> None:
    voyage = exercise / "refactoring" / "voyage.py"
    rewrite(voyage, "({kilometres:.0f} km, a", "({miles * 1.852:.0f} km, a")
