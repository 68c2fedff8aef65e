"""A plot is not deleted: its cell is a raw one now, which nobody runs."""

from pathlib import Path

from drydock.workbook.notebook import dump, read_document

TELLS = ("a raw cell holds code: plt.figure(figsize=(4, 3))",)


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    document = read_document(notebook, notebook.name)
    text = "plt.figure(figsize=(4, 3))\nsns.countplot(x='Sex', data=train)"
    raw = {"cell_type": "raw", "id": "plot", "metadata": {}, "source": [text]}
    document["cells"].insert(6, raw)
    notebook.write_text(dump(document), "utf-8")
