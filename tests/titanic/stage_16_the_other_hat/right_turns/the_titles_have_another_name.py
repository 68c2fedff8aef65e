"""The function for the titles was renamed on the way: no lesson since asks for its name."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    for name in ("preprocessing.py", "tests/test_preprocessing.py"):
        text = (exercise / name).read_text("utf-8")
        rewrite(exercise / name, text, text.replace("add_derived_title", "add_title"))
