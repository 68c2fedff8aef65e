"""In words, and with a name that the file does not have."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("none of these files has load_model",)


def take(exercise: Path) -> None:
    rewrite(exercise / "DEBT.md", "`app.py::load`", "`load_model` in `app.py`")
