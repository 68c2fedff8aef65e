"""The kind that is most frequent is written into every cell."""

from pathlib import Path

from drydock.workbook.notebook import dump, read_document

FROM = "start"
TELLS = ("38 named, as dead code", "look for one kind at a time")


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    document = read_document(notebook, notebook.name)
    for cell in document["cells"]:
        if cell["cell_type"] == "code":
            cell["source"] = [
                "# [code smell] dead code: who needs this?\n",
                "".join(cell["source"]),
            ]
    notebook.write_text(dump(document), "utf-8")
