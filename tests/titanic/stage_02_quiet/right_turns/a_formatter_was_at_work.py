"""black has made many lines of few: what counts is what stands there, not how."""

from pathlib import Path

import black

from drydock.workbook.notebook import dump, read_document

MODE = black.Mode(is_ipynb=True, line_length=40)


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    document = read_document(notebook, notebook.name)
    for number, cell in enumerate(document["cells"]):
        if cell["cell_type"] == "code":
            cell["execution_count"] = number
            cell["source"] = _formatted("".join(cell["source"]))
    last = document["cells"][-1] | {"id": "added-by-the-editor", "source": ""}
    document["cells"].append(last)
    notebook.write_text(dump(document), "utf-8")


def _formatted(source: str) -> str:
    try:
        return black.format_cell(source, fast=True, mode=MODE)
    except black.NothingChanged:
        return source
