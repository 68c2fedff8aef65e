"""The big function has tests, the two small ones look too simple to fail."""

from pathlib import Path

TELLS = ("unit tests of impute_most_frequent", "no test names it")


def take(exercise: Path) -> None:
    tests = exercise / "tests/test_preprocessing.py"
    kept, _ = tests.read_text("utf-8").split(BEGIN)
    tests.write_text(kept, "utf-8")


BEGIN = "\n\ndef test_a_missing_value_becomes_the_most_frequent_one"
