"""The function was renamed since."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("app.py has no load_model",)


def take(exercise: Path) -> None:
    rewrite(exercise / "DEBT.md", "`app.py::load`", "`app.py::load_model`")
