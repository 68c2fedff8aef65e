"""Search and replace makes one kind of quotes of all, also inside of a text."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("formatting.py means what it meant", 'a text in quotes was "It\'s clear:  "')


def take(exercise: Path) -> None:
    rewrite(exercise / "formatting.py", '"It\'s clear:  "', "'It\"s clear:  '")
