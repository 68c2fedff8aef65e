"""Search and replace for the whole word d, in the whole file, where another d means days."""

import re
from pathlib import Path

FROM = "start"
TELLS = (
    "this stands in refactoring/voyage.py as before: def in_days(d)",
    "Texts in quotes, docstrings and comments",
)


def take(exercise: Path) -> None:
    voyage = exercise / "refactoring" / "voyage.py"
    text = voyage.read_text("utf-8")
    voyage.write_text(re.sub(r"\bd\b(?!:)", "distance", text), "utf-8")
