"""Straight from nbconvert: only markers and paths are changed, in a file with a mark."""

from pathlib import Path

from drydock.workbook.notebook import cells, read_document

FROM = "start"


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    code = cells(read_document(notebook, notebook.name), "code")
    text = "\n\n\n".join(cell.source for cell in code)
    text = text.replace("'../../data/", "HERE + '/../../data/")
    text = f"import os\nHERE = os.path.dirname(os.path.abspath(__file__))\n{text}\n"
    (exercise / "train.py").write_text(text, "utf-8-sig")
    notebook.unlink()
