"""A text tells what was before and what is now, and the paid note is marked as paid."""

from pathlib import Path

TOLD = """
## Paid: ages over 64 stay years

Paid with this change. The training accuracy went from 86.76 to 86.64 per cent.
"""


def take(exercise: Path) -> None:
    debt = exercise / "DEBT.md"
    debt.write_text(debt.read_text("utf-8") + TOLD, "utf-8")
