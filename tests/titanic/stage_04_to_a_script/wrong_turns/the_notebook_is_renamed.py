"""A file that ends in .py looks like a script."""

from pathlib import Path

FROM = "start"
TELLS = ("it is the notebook itself", "renaming converts nothing")


def take(exercise: Path) -> None:
    (exercise / "titanic.ipynb").rename(exercise / "train.py")
