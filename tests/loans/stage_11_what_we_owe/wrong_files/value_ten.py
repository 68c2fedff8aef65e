"""Somebody counts from one to ten."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("effort is a whole number from 1 to 5", "'10'")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "DEBT.md", "| 3 | 3 | `app.py::load`", "| 3 | 10 | `app.py::load`"
    )
