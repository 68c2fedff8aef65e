"""Cells are cut differently, quotes are others, run numbers are saved: same code."""

from pathlib import Path

from drydock.workbook.notebook import dump, read_document
from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(notebook, "df['Age'] * df['Pclass']", 'df["Age"]*df["Pclass"]')
    document = read_document(notebook, notebook.name)
    cells = []
    for cell in document["cells"]:
        blocks = "".join(cell["source"]).split("\n\n")
        for number, block in enumerate(blocks):
            part = f"{cell['id']}-{number}"
            cells.append({**cell, "id": part, "source": [block]})
    for number, cell in enumerate(cells):
        if cell["cell_type"] == "code":
            cell["execution_count"] = number
    document["cells"] = cells
    notebook.write_text(dump(document), "utf-8")
