"""It was missing when the note was written."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("README.md is said to be missing, and it is there",)


def take(exercise: Path) -> None:
    rewrite(exercise / "DEBT.md", "`app.py::load`", "`README.md` (missing)")
