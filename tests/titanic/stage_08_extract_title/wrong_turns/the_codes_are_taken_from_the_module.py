"""What the tests expect is read from the dictionary of the module, so that no wrong entry in
it can be noticed: the test says no more than that the function uses it."""

from pathlib import Path

TELLS = (
    "1 not noticed",
    "Mlle came out as Mrs and Mme as Miss",
    "take the codes from the module",
)


def take(exercise: Path) -> None:
    tests = exercise / "tests/test_preprocessing.py"
    text = tests.read_text("utf-8")
    rest = text[text.index("def test_an_unknown_title_is_0") :]
    tests.write_text(BEGIN + rest, "utf-8")


BEGIN = """\
import pandas as pd
import pytest

from preprocessing import TITLE_CODES, add_derived_title


def titles_of(*names):
    return list(add_derived_title(pd.DataFrame({"Name": names}))["Title"])


@pytest.mark.parametrize("title", ["Mr", "Miss", "Mlle", "Mme", "Mrs", "Master", "Dona"])
def test_titles(title):
    assert titles_of(f"A, {title}. B") == [TITLE_CODES[title]]


"""
