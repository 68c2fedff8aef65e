"""The outputs are cleared; what a widget showed is saved in the file's metadata."""

from pathlib import Path

from drydock.workbook.notebook import dump, read_document

TELLS = ("state of widgets is saved",)


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    document = read_document(notebook, notebook.name)
    kind = "application/vnd.jupyter.widget-state+json"
    state = {"one": {"state": {"description": "Mr. Owen Harris"}}}
    document["metadata"]["widgets"] = {kind: {"state": state}}
    notebook.write_text(dump(document), "utf-8")
