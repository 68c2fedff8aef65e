"""The list says what happens where a number is missing, and no test does; and the labels
in the test of labels are unusual, but none of them stands twice.
"""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "2 not noticed",
    "one of the two numbers is missing",
    "where labels repeat a passenger got the answer of another",
)


def take(exercise: Path) -> None:
    tests = exercise / "tests/test_preprocessing.py"
    kept, rest = tests.read_text("utf-8").split(BEGIN)
    tests.write_text(
        kept + rest[rest.index("def test_is_alone_is_a_number") :], "utf-8"
    )
    rewrite(tests, "[0, 0, 2], index=[0, 1, 0])", "[0, 0, 2], index=[7, 3, 5])")
    rewrite(tests, "list(marked.index) == [0, 1, 0]", "list(marked.index) == [7, 3, 5]")


BEGIN = '@pytest.mark.parametrize("siblings, parents", [(None, 0)'
