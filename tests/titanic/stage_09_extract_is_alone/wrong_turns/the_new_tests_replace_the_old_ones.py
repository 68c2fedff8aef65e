"""The new tests are written over those of the title, which has been finished for a stage."""

from pathlib import Path

TELLS = (
    "there are unit tests of add_derived_title",
    "no test names it",
    "bring back what is gone",
)


def take(exercise: Path) -> None:
    tests = exercise / "tests/test_preprocessing.py"
    _, new = tests.read_text("utf-8").split("\n\ndef family(")
    tests.write_text(f"{IMPORTS}def family({new}", "utf-8")


IMPORTS = """\
import pandas as pd

from preprocessing import add_is_alone


"""
