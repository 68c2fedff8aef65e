"""The line that makes artifacts/ is kept as it was: there was always a folder above that."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "for a path in folders that are not there yet: FileNotFoundError",
    "make them first, save_to.parent, and with parents=True",
)


def take(exercise: Path) -> None:
    rewrite(exercise / "training.py", "mkdir(parents=True, ", "mkdir(")
