"""Everybody knows what is owed; nobody writes it down."""

from pathlib import Path

FROM = "start"

TELLS = (
    "DEBT.md has a table with the columns",
    "HEALTH.md has a table with the columns",
    "hint 1 has the first lines",
)


def take(exercise: Path) -> None:
    assert exercise.is_dir()
