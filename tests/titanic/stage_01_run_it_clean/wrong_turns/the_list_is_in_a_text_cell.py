"""A key pressed by mistake (m) has made text of the cell that was moved."""

from pathlib import Path

from drydock.workbook.notebook import dump, read_document

TELLS = ("'rare_titles' is not defined", "in a text cell", "which is not run")


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    document = read_document(notebook, notebook.name)
    [cell] = [one for one in document["cells"] if one["id"] == "rare-titles"]
    cell["cell_type"] = "markdown"
    del cell["outputs"], cell["execution_count"]
    notebook.write_text(dump(document), "utf-8")
