"""A red test is removed with the dead code."""

import shutil
from pathlib import Path

TELLS = ("the tests of stage 05 are still there", "there is no test that passes")


def take(exercise: Path) -> None:
    shutil.rmtree(exercise / "tests")
