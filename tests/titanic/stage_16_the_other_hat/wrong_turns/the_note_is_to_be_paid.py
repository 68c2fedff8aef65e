"""The note says in other words what is wrong, and that it will be paid."""

from pathlib import Path

TELLS = (
    "the note on the ages still stands in it: The oldest have no band",
    "take it out",
)
NOTE = """
## The oldest have no band

- **What:** who is above the last edge keeps the age in years: an assignment is missing.
- **When:** to be paid next, in a commit of its own.
"""


def take(exercise: Path) -> None:
    debt = exercise / "DEBT.md"
    debt.write_text(debt.read_text("utf-8") + NOTE, "utf-8")
