"""All names in the files have a space there, so it looks like a part of the pattern."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("gives Title 1 for 'Moen, Mr.Per'", "asks for no space there")


def take(exercise: Path) -> None:
    rewrite(exercise / "preprocessing.py", '([A-Za-z]+)\\."', '([A-Za-z]+)\\. "')
