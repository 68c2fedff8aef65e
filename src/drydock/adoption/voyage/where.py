"""The first cell of the notebook's copy: it moves to where the notebook's files lie.

The copy stands in the adopted folder, and the files that it reads stand where they did. So
that it runs in JupyterLab as its owner's does, one cell goes there first. A check runs the
notebook there anyway, and passes that cell over.
"""

from __future__ import annotations

from typing import Any

from drydock.adoption.model import Cell

WHERE = "# Drydock: the files that this notebook reads lie there."


def is_where(cell: Cell) -> bool:
    """Whether this is that cell."""
    return cell.source.lstrip().startswith(WHERE)


def with_where(document: dict[str, Any], lies: str) -> dict[str, Any]:
    """A notebook with that cell above all code."""
    cell: dict[str, Any] = {
        "cell_type": "code",
        "execution_count": None,
        "metadata": {},
        "outputs": [],
        "source": f"{WHERE}\n%cd {lies}",
    }
    if document.get("nbformat_minor", 0) >= 5:
        cell["id"] = "drydock-where"
    cells = document["cells"]
    first = next((at for at, one in enumerate(cells) if one["cell_type"] == "code"), 0)
    return {**document, "cells": [*cells[:first], cell, *cells[first:]]}
