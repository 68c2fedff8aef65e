"""Only what was corrected is written to the file; amounts and ages have no codes."""

from pathlib import Path

TELLS = ("nothing is said of duration, amount, age",)


def take(exercise: Path) -> None:
    file = exercise / "data_dictionary.csv"
    lines = file.read_text("utf-8").splitlines()
    kept = [one for one in lines if ",," not in one]
    file.write_text("\n".join(kept) + "\n", "utf-8")
