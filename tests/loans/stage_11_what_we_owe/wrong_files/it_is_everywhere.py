"""It is a matter of the whole system, and so of no file."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("each row of DEBT.md names a file", "everywhere")


def take(exercise: Path) -> None:
    rewrite(exercise / "DEBT.md", "`app.py::load`", "everywhere")
