"""What nbconvert wrote was copied, and the first file was forgotten."""

import shutil
from pathlib import Path

TELLS = ("titanic.py beside it", "delete exercises/titanic/titanic.py")


def take(exercise: Path) -> None:
    shutil.copy(exercise / "train.py", exercise / "titanic.py")
