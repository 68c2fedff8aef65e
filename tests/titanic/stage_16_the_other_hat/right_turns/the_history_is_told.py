"""A text tells what was before and what is now, the paid note is marked as paid, and a
new one is about the new band."""

from pathlib import Path

TOLD = """
## Paid: ages over 64 stay years

Paid with this change. The training accuracy went from 86.76 to 86.64 per cent.

## Band 4 is small

- **What:** the ages over 64 are those of 13 passengers, too few to learn from.
- **When:** with more data.

## The score is a memory

86.64 per cent (86.76 before ages over 64 got a band) is taken on the training passengers.
"""


def take(exercise: Path) -> None:
    debt = exercise / "DEBT.md"
    debt.write_text(debt.read_text("utf-8") + TOLD, "utf-8")
