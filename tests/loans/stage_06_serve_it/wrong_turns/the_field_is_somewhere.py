"""The tests of refusals ask whether the field stands somewhere in the answer."""

from pathlib import Path

TELLS = ("1 not noticed", "had a stack trace in it as well")


def take(exercise: Path) -> None:
    tests = exercise / "tests/test_app.py"
    text = tests.read_text("utf-8")
    begin = text.index("    assert said(response) == (422, ")
    tests.write_text(text[:begin] + WEAKER, "utf-8")


WEAKER = """\
    assert response.status_code == 422
    assert all(field in response.text for field in change)
"""
