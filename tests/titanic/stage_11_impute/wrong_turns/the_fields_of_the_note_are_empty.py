"""The form is there, and is to be filled in when there is time."""

from pathlib import Path

TELLS = ("like what it is worth to fix it or what that costs or when", "A field")


def take(exercise: Path) -> None:
    note = "# The leak\n\n- **What:** medians are taken over training and test passengers.\n"
    note += (
        "- **Where:** prepare_data in train.py\n- **Value:**\n- **Effort:** unknown\n"
    )
    (exercise / "DEBT.md").write_text(
        note + "- **When:** when there is time\n", "utf-8"
    )
