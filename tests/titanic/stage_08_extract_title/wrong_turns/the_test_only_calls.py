"""A test that runs the function and looks at the number of rows, no further."""

from pathlib import Path

TELLS = ("10 not noticed", "A passenger titled Dona came out as an unknown title")


def take(exercise: Path) -> None:
    (exercise / "tests/test_preprocessing.py").write_text(TESTS, "utf-8")


TESTS = """\
import pandas as pd

from preprocessing import add_derived_title


def test_add_derived_title():
    passengers = pd.DataFrame({"Name": ["Byron, Mr. A", "Byron, Mlle. B"]})
    titled = add_derived_title(passengers)
    assert len(titled) == 2
    assert "Title" in titled
"""
