"""All of it matters, and all of it takes long."""

import re
from pathlib import Path

TELLS = ("at least two of the four fields", "high value and high effort")


def take(exercise: Path) -> None:
    path = exercise / "DEBT.md"
    text = re.sub(r"\| \d \| \d \|", "| 4 | 4 |", path.read_text("utf-8"))
    path.write_text(text, "utf-8")
