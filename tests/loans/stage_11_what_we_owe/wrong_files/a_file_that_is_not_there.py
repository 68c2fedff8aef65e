"""The service has been `service.py` in every other project."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("each place that DEBT.md names is there", "there is no service.py")


def take(exercise: Path) -> None:
    rewrite(exercise / "DEBT.md", "`app.py::load`", "`service.py::load`")
