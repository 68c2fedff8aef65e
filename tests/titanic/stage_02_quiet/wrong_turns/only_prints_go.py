"""The prints are gone, with a search for the word; what shows without one stays."""

from pathlib import Path

from drydock.workbook.notebook import dump, read_document

FROM = "start"
TELLS = (
    "train.head(), in line 4 of code cell 3 of 51",
    "give the value a name instead",
    "import matplotlib.pyplot as plt",
    "never used: np, os, sys, re, math",
)


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    document = read_document(notebook, notebook.name)
    for cell in document["cells"]:
        cell.update({"outputs": []} if cell["cell_type"] == "code" else {})
        lines = "".join(cell["source"]).splitlines(keepends=True)
        cell["source"] = [
            line for line in lines if not line.lstrip().startswith(("print", "display"))
        ]
    notebook.write_text(dump(document), "utf-8")
