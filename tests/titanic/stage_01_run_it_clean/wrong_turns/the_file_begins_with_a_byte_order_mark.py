"""An editor on Windows has saved the notebook with a mark that Jupyter cannot read."""

from pathlib import Path

TELLS = ("begins with a byte order mark", "Save with Encoding")


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    notebook.write_text(notebook.read_text("utf-8"), "utf-8-sig")
