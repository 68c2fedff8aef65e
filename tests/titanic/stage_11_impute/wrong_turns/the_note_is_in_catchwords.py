"""A debt note in catchwords: whoever was not there learns nothing from it."""

from pathlib import Path

TELLS = ("tells somebody else what the debt is", "10 words", "a sentence for each")


def take(exercise: Path) -> None:
    note = "Leak: train.py. Value: high. Effort: an hour. When: next.\n"
    (exercise / "DEBT.md").write_text(note, "utf-8")
