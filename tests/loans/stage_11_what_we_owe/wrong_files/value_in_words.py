"""High and low are what the fields are called."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("value is a whole number from 1 to 5", "'high'")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "DEBT.md", "| 3 | 3 | `app.py::load`", "| high | 3 | `app.py::load`"
    )
