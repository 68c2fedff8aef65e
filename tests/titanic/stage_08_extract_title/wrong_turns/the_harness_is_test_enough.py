"""No unit test: the harness of stage 06 goes red for most mistakes, does it not?"""

from pathlib import Path

TELLS = (
    "unit tests of add_derived_title",
    "no test names add_derived_title or preprocessing.py",
)


def take(exercise: Path) -> None:
    (exercise / "tests/test_preprocessing.py").unlink()
