"""pylint has a lot to say, so the file switches off, one by one, what it would say."""

from pathlib import Path

TELLS = ("in train.py they switch off", "and 2 more", "at most 3 of its messages")
OFF = "missing-function-docstring, unused-import, multiple-imports, line-too-long"


def take(exercise: Path) -> None:
    script = exercise / "train.py"
    text = script.read_text("utf-8")
    script.write_text(f"# pylint: disable={OFF}, wrong-import-order\n{text}", "utf-8")
