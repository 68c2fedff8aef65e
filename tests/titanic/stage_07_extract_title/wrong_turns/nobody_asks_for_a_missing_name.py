"""Missing names are in the list of the lesson, and in no test."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("1 not noticed", "whose name is missing came out as Mr")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "tests/test_preprocessing.py",
        'titles_of("Byron, Miss. Ada", None) == [2, 0]\n'
        '    assert titles_of(float("nan")) == [0]',
        'titles_of("Byron, Miss. Ada") == [2]',
    )
