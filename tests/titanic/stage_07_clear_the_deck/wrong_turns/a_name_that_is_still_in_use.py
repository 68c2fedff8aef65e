"""The list of rare titles looks like clutter, and is deleted with it."""

from pathlib import Path

TELLS = ("NameError: name 'rare_titles'", "was something deleted that is still in use")


def take(exercise: Path) -> None:
    script = exercise / "train.py"
    text = script.read_text("utf-8")
    begin, end = text.index("    rare_titles = ["), text.index(
        '    df["Title"] = df["Title"].replace(rare'
    )
    script.write_text(text[:begin] + text[end:], "utf-8")
