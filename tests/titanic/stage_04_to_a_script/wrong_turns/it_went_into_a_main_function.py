"""Too far ahead: all of it in one function, so that no name is left to look at."""

from pathlib import Path
from textwrap import indent

TELLS = ("there is no X_train", "keep these names")


def take(exercise: Path) -> None:
    script = exercise / "train.py"
    whole = script.read_text("utf-8").replace("return df[", "return frame[")
    script.write_text(f"def main():\n{indent(whole, '    ')}\n\nmain()\n", "utf-8")
