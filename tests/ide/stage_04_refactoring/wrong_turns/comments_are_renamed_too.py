"""The rename of some editors also searches comments and texts, if it is not told otherwise."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("refactoring/logbook.py still says, word for word", "switched off")


def take(exercise: Path) -> None:
    logbook = exercise / "refactoring" / "logbook.py"
    rewrite(logbook, "into the log.", "into the write_entry.")
    rewrite(logbook, "of the log begins", "of the write_entry begins")
