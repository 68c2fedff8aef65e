"""The name is changed where the function is defined, by hand, and nowhere else."""

from pathlib import Path

from drydock.judging.turns import rewrite

FROM = "start"
TELLS = ("cannot import name 'log'", "refactoring/voyage.py")


def take(exercise: Path) -> None:
    logbook = exercise / "refactoring" / "logbook.py"
    rewrite(logbook, "def log(", "def write_entry(")
