"""The encoder is written anew, and without the option that nobody remembers."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("asked about people with purpose A47: ValueError: Found unknown categories",)


def take(exercise: Path) -> None:
    rewrite(exercise / "training.py", 'handle_unknown="ignore", ', "")
