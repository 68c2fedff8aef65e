"""The big function has tests, the two small ones look too simple to fail."""

from pathlib import Path

TELLS = (
    "4 not noticed",
    "the first value of the column",
    "impute_median filled a gap with the mean",
)


def take(exercise: Path) -> None:
    tests = exercise / "tests/test_preprocessing.py"
    kept, _ = tests.read_text("utf-8").split(BEGIN)
    tests.write_text(kept, "utf-8")


BEGIN = "\n\ndef test_a_missing_value_becomes_the_most_frequent_one"
