"""Missing names are in the list of the lesson, and in no test; and the labels in the test
of labels are unusual, but none of them stands twice.
"""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "2 not noticed",
    "whose name is missing came out as Mr",
    "where labels repeat a passenger got the title of another",
)


def take(exercise: Path) -> None:
    tests = exercise / "tests/test_preprocessing.py"
    rewrite(
        tests,
        'titles_of("Byron, Miss. Ada", None) == [2, 0]\n'
        '    assert titles_of(float("nan")) == [0]',
        'titles_of("Byron, Miss. Ada") == [2]',
    )
    rewrite(tests, "index=[0, 1, 0]", "index=[7, 3, 5]")
    rewrite(tests, "list(titled.index) == [0, 1, 0]", "list(titled.index) == [7, 3, 5]")
