"""The form is there, and is to be filled in one day."""

from pathlib import Path

TELLS = ("like what it is worth to mend it or what that costs or when", "A field")


def take(exercise: Path) -> None:
    note = "# The leak\n\n- **What:** medians are taken over training and test passengers.\n"
    note += "- **Where:** prepare_data in train.py\n- **Value:**\n- **Effort:** ?\n"
    (exercise / "DEBT.md").write_text(note + "- **When:** some day\n", "utf-8")
