"""The program as it was is kept beside the new one, under a name that nothing runs."""

import shutil
from pathlib import Path

from drydock.workbook.house import HERE

TELLS = ("train_old.txt holds a program that nobody runs", "git log -p shows")


def take(exercise: Path) -> None:
    before = HERE.stage("titanic/6").solution
    shutil.copy(before / "train.py", exercise / "train_old.txt")
