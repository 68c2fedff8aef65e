"""One cell is left, without any text; a function that changes a table returns it, too."""

from pathlib import Path

from drydock.workbook.notebook import cells, dump, read_document
from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(
        notebook,
        "    d['FamilySize'] = d['SibSp'] + d['Parch'] + 1",
        "    d['FamilySize'] = d['SibSp'] + d['Parch'] + 1\n    return d",
    )
    document = read_document(notebook, notebook.name)
    whole = "\n\n".join(cell.source for cell in cells(document, "code"))
    [first, *_] = [one for one in document["cells"] if one["cell_type"] == "code"]
    document["cells"] = [first | {"source": [whole]}]
    notebook.write_text(dump(document), "utf-8")
