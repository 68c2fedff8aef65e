"""A column source is added, and the words stay as everybody has them."""

from pathlib import Path

TELLS = (
    "do not: status A11 is 'below 0 DM'",
    "match the loans of the two files by duration, amount and age",
)


def take(exercise: Path) -> None:
    file = exercise / "data_dictionary.csv"
    start = Path(__file__).parents[4] / "solutions/loans/00-welcome"
    lines = (start / file.name).read_text("utf-8").splitlines()
    sources = ["source", *["Statlog"] * (len(lines) - 1)]
    text = "\n".join(f"{one},{source}" for one, source in zip(lines, sources))
    file.write_text(f"{text}\n", "utf-8")
