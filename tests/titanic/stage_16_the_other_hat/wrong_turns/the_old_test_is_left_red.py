"""The code is fixed, and the tests still ask for the old behaviour."""

import shutil
from pathlib import Path

from drydock.workbook.house import HERE

TELLS = ("they pass on your own code", "fails")


def take(exercise: Path) -> None:
    before = HERE.before(HERE.stage("titanic/16")).solution
    shutil.copytree(before / "tests", exercise / "tests", dirs_exist_ok=True)
