"""The lines were deleted, and the cells in which they stood are still there."""

from pathlib import Path

from drydock.workbook.notebook import dump, read_document

TELLS = (
    "2 empty code cells, first code cell 5 of 40",
    "below df = pd.concat",
)


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    document = read_document(notebook, notebook.name)
    for number, at in enumerate((7, 20)):
        cell = document["cells"][4] | {"id": f"empty-{number}", "source": []}
        document["cells"].insert(at, cell)
    notebook.write_text(dump(document), "utf-8")
