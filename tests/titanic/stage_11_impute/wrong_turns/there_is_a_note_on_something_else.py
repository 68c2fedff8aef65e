"""The ages over 64 are noted, and the leak is not."""

from pathlib import Path

TELLS = ("says what is wrong: the leak", "nothing in it speaks of test passengers")


def take(exercise: Path) -> None:
    file = exercise / "DEBT.md"
    file.write_text(file.read_text("utf-8").split("## What is imputed")[0], "utf-8")
