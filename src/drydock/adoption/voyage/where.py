"""The first cell of the notebook's copy: it moves to where the notebook's files lie.

The copy stands in the adopted folder, and the files that it reads stand where they did. So
that it runs in JupyterLab as its owner's does, one cell goes there first. A check runs the
notebook there anyway, passes that cell over, and does not count it: cell 3 is cell 3 of the
owner's notebook.
"""

from __future__ import annotations

from typing import Any

WHERE = "# Drydock: the files that this notebook reads lie there."
NOT_COUNTED = "# The survey and the checks do not count this cell: cell 1 is the next."


def is_where(source: str) -> bool:
    """Whether this is the source of that cell."""
    return source.lstrip().startswith(WHERE)


def added_to(source: str) -> str:
    """A line of that cell that does not belong there; empty where there is none."""
    lines = (one.strip() for one in source.splitlines())
    return next((one for one in lines if one and not one.startswith(("#", "%cd"))), "")


def found_in(document: dict[str, Any]) -> list[dict[str, Any]]:
    """That cell of a notebook, if it is there."""
    return [one for one in document["cells"] if _is_cell(one)]


def without_where(document: dict[str, Any]) -> dict[str, Any]:
    """A notebook without that cell."""
    return {**document, "cells": [o for o in document["cells"] if not _is_cell(o)]}


def _is_cell(cell: dict[str, Any]) -> bool:
    return cell["cell_type"] == "code" and is_where("".join(cell["source"]))


def with_where(document: dict[str, Any], lies: str) -> dict[str, Any]:
    """A notebook with that cell above all code."""
    cell: dict[str, Any] = {
        "cell_type": "code",
        "execution_count": None,
        "metadata": {},
        "outputs": [],
        "source": f"{WHERE}\n{NOT_COUNTED}\n%cd {lies}",
    }
    if document.get("nbformat_minor", 0) >= 5:
        cell["id"] = "drydock-where"
    cells = document["cells"]
    first = next((at for at, one in enumerate(cells) if one["cell_type"] == "code"), 0)
    return {**document, "cells": [*cells[:first], cell, *cells[first:]]}
