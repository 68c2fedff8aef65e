"""nbconvert calls its file like the notebook, unless it is told another name."""

from pathlib import Path

TELLS = ("there is no such file, only titanic.py", "call what comes out train.py")


def take(exercise: Path) -> None:
    (exercise / "train.py").rename(exercise / "titanic.py")
