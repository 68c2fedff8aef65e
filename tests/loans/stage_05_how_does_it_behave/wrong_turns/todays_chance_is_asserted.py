"""The answer that one has is written down: it will stay like this."""

from pathlib import Path

TELLS = ("your tests accept every right model", "test_the_first_one fails")


def take(exercise: Path) -> None:
    path = exercise / "tests/test_behaviour.py"
    path.write_text(path.read_text("utf-8") + MORE, "utf-8")


MORE = """

def test_the_first_one(model, people):
    assert round(risk(model, people.head(1))[0], 2) == 0.06
"""
