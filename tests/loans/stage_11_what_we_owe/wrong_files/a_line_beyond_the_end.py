"""The line was noted before the file became shorter."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("lines, and no line 400",)


def take(exercise: Path) -> None:
    rewrite(exercise / "DEBT.md", "`app.py::load`", "`app.py:400`")
