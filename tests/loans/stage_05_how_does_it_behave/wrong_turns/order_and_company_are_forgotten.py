"""That the order does not count goes without saying, and so nobody says it."""

from pathlib import Path

TELLS = ("3 not noticed", "The answers come in the order of the row labels")


def take(exercise: Path) -> None:
    path = exercise / "tests/test_behaviour.py"
    text = path.read_text("utf-8")
    begin = text.index("def test_nobody_depends_on_who_else")
    end = text.index("# Direction")
    path.write_text(text[:begin] + text[end:], "utf-8")
