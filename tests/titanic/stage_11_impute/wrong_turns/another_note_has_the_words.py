"""The note on the ages is whole, that on the leak is begun: together they have all words."""

from pathlib import Path

TELLS = (
    "the note on the leak in exercises",
    "nothing that reads like what it is worth",
    "no other",
)


def take(exercise: Path) -> None:
    file = exercise / "DEBT.md"
    whole = file.read_text("utf-8").split("## What is imputed")[0]
    leak = "## The leak\n\n- **What:** medians of the test passengers.\n- **Where:** train.py\n"
    file.write_text(whole + leak, "utf-8")
