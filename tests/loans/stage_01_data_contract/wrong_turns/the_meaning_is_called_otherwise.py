"""The file is written with the names that one has in the notebook."""

from pathlib import Path

TELLS = ("has the columns column, code, meaning, source", "it has no meaning")


def take(exercise: Path) -> None:
    file = exercise / "data_dictionary.csv"
    text = file.read_text("utf-8")
    file.write_text(text.replace("column,code,meaning", "column,code,words"), "utf-8")
