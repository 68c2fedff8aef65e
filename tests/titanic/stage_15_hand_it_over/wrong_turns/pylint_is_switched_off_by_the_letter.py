"""What pylint says begins with C, R or W, so the file switches off all three."""

from pathlib import Path

TELLS = ("in preprocessing.py they switch off", "at most 3 of its messages")


def take(exercise: Path) -> None:
    core = exercise / "preprocessing.py"
    core.write_text(f"{core.read_text('utf-8')}\n# pylint: disable=C,R,W\n", "utf-8")
