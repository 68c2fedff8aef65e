"""The code is put right, and nobody thinks of the note that asked for it."""

from pathlib import Path

TELLS = ("the note on the ages still stands in it: Ages over 64", "take it out")
NOTE = """# Debt

## Ages over 64 stay years

- **What:** an age over 64 falls into no band.
- **Where:** `AGE_UPPER_EDGES` in `preprocessing.py`.
- **Value:** 13 passengers get a feature that means something.
- **Effort:** minutes.
- **When:** next.
"""


def take(exercise: Path) -> None:
    debt = exercise / "DEBT.md"
    _, _, others = debt.read_text("utf-8").partition("\n## ")
    debt.write_text(f"{NOTE}\n## {others}", "utf-8")
