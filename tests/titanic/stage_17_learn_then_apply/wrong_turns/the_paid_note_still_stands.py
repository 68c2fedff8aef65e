"""All is right now, and nobody thinks of the note that asked for it."""

from pathlib import Path

TELLS = (
    "the note on the leak still stands in it: What is imputed",
    "take it out, or mark it as paid",
)


def take(exercise: Path) -> None:
    debt = exercise / "DEBT.md"
    debt.write_text(f"{debt.read_text('utf-8')}\n{NOTE}", "utf-8")


NOTE = """## What is imputed is learned from the test passengers too

- **What:** medians and the most frequent port are taken over both files: a leak.
- **Where:** `prepare_data` in `train.py`.
- **Value:** a score that can be trusted.
- **Effort:** half a day.
- **When:** before the model is judged.
"""
