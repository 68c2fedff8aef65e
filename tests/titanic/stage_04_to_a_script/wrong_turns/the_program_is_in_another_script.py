"""nbconvert has named it after the notebook, and train.py takes it from there."""

from pathlib import Path

TELLS = ("it stands in titanic.py, and train.py takes it from there", "become train.py")


def take(exercise: Path) -> None:
    (exercise / "train.py").rename(exercise / "titanic.py")
    (exercise / "train.py").write_text("from titanic import *\n", "utf-8")
