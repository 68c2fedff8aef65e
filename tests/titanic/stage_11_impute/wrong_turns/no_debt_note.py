"""The leak is left as it is, and nobody writes it down."""

from pathlib import Path

TELLS = ("a debt note in exercises/titanic/DEBT.md", "what, where, value, effort, when")


def take(exercise: Path) -> None:
    (exercise / "DEBT.md").unlink()
