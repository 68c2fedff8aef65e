"""A second name for the function, so that no call can break."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("nothing is called log any more", "refactoring/logbook.py")


def take(exercise: Path) -> None:
    logbook = exercise / "refactoring" / "logbook.py"
    rewrite(logbook, "\n\ndef rounded", "\n\nlog = write_entry\n\n\ndef rounded")
