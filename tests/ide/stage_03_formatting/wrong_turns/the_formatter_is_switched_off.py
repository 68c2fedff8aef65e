"""A comment tells black to leave the file as it is."""

from pathlib import Path

from drydock.judging.turns import rewrite

FROM = "start"
TELLS = ("says to no tool", "# fmt: off")


def take(exercise: Path) -> None:
    rewrite(exercise / "formatting.py", "FATHOM=1.8288", "# fmt: off\nFATHOM=1.8288")
