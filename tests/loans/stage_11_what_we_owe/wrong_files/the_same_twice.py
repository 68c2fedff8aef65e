"""Two people have put the same note on the wall."""

from pathlib import Path

TELLS = ("each debt is on the wall once", "say the same")


def take(exercise: Path) -> None:
    path = exercise / "DEBT.md"
    text = path.read_text("utf-8")
    row = next(line for line in text.splitlines() if "hashes" in line)
    path.write_text(text.replace(row, f"{row}\n{row}"), "utf-8")
