"""One test with one example: a function that always says 1 would pass."""

from pathlib import Path

TELLS = ("6 not noticed", "A passenger with one relative came out as alone")


def take(exercise: Path) -> None:
    tests = exercise / "tests/test_preprocessing.py"
    kept, _ = tests.read_text("utf-8").split("\n\ndef family(")
    tests.write_text(kept + TESTS, "utf-8")


TESTS = """

def test_a_passenger_without_family_is_alone():
    passengers = pd.DataFrame({"SibSp": [0], "Parch": [0]})
    assert list(add_is_alone(passengers)["IsAlone"]) == [1]
"""
