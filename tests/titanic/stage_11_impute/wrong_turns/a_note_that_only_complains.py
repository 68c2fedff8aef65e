"""A debt note that says what is wrong, and not what to do about it."""

from pathlib import Path

TELLS = ("nothing that reads like what it is worth to fix it", "Value, Effort")


def take(exercise: Path) -> None:
    note = "# Debt\n\nThere is a leak in train.py, somebody should look at it.\n"
    (exercise / "DEBT.md").write_text(note, "utf-8")
