"""The list says what happens where a number is missing, and no test does."""

from pathlib import Path

TELLS = ("1 not noticed", "one of the two numbers is missing")


def take(exercise: Path) -> None:
    tests = exercise / "tests/test_preprocessing.py"
    kept, rest = tests.read_text("utf-8").split(BEGIN)
    tests.write_text(
        kept + rest[rest.index("def test_is_alone_is_a_number") :], "utf-8"
    )


BEGIN = '@pytest.mark.parametrize("siblings, parents", [(None, 0)'
