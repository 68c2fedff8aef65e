"""Columns of equal signs are dear to somebody, so black may not touch them."""

from pathlib import Path

TELLS = ("a comment asks it to look away in preprocessing.py, line ",)
BY_HAND = "\n\n\nTHREE   = 3  # fmt: skip\n"


def take(exercise: Path) -> None:
    core = exercise / "preprocessing.py"
    core.write_text(f"{core.read_text('utf-8').rstrip()}{BY_HAND}", "utf-8")
