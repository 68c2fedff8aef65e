"""No unit test: the harness of stage 05 goes red for most mistakes, does it not?"""

from pathlib import Path

TELLS = ("8 not noticed", "no test of yours failed")


def take(exercise: Path) -> None:
    (exercise / "tests/test_preprocessing.py").unlink()
