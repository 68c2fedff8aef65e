"""A red test is removed with the dead code."""

import shutil
from pathlib import Path

TELLS = ("there are tests of yours", "there is no test that passes")


def take(exercise: Path) -> None:
    shutil.rmtree(exercise / "tests")
