"""Formatted by black, saved by another tool: outputs cleared, another kernel, CRLF."""

import json
from pathlib import Path

import black

from drydock.workbook.notebook import read_document

MODE = black.Mode(is_ipynb=True)


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    document = read_document(notebook, notebook.name)
    document["nbformat_minor"] = 4
    document["metadata"]["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    for cell in document["cells"]:
        del cell["id"]
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
            cell["source"] = _formatted("".join(cell["source"]))
    text = json.dumps(document, indent=2, ensure_ascii=True)
    notebook.write_bytes(text.replace("\n", "\r\n").encode())


def _formatted(source: str) -> str:
    try:
        return black.format_cell(source, fast=True, mode=MODE)
    except black.NothingChanged:
        return source
