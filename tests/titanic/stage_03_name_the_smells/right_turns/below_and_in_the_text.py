"""Comments below the lines they speak of, in cells of their own, and under the text that lies."""

from pathlib import Path
from typing import Any

from drydock.workbook.notebook import dump, read_document

FROM = "start"
BELOW = {
    "forest-note": "[code smell] comment that lies: 98.2 is not what a clean run gives",
    "age-note": "# [code smell] comment that lies: it is the median",
    "age-bands": "# [code smell] magic literal: edges\n# which nobody explains",
    "fare-bands": "# [code smell] duplicated code: as the ages\n",
    "family": "# [code smell] hidden state: rate and its df",
    "perceptron-sgd": "# [code smell] duplicated responsibility: a third kind of score",
}


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    document = read_document(notebook, notebook.name)
    cells: list[dict[str, Any]] = []
    for cell in document["cells"]:
        if cell["id"] == "age-groups":
            cells.append(_comment("# [code smell] mutable input: df2 is df"))
        if cell["id"] in BELOW:
            cell["source"] = ["".join(cell["source"]), "\n\n", BELOW[cell["id"]]]
        cells.append(cell)
        if cell["id"] == "ticket":
            cells.append(_comment("# [code smell] dead code: these two are not used"))
    document["cells"] = cells
    notebook.write_text(dump(document), "utf-8")


def _comment(text: str) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": f"comment-{len(text)}",
        "metadata": {},
        "outputs": [],
        "source": [text],
    }
