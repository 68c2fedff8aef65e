"""What lies in the file of a notebook: its code, and what its cells have shown."""

from __future__ import annotations

import html
import json
from pathlib import Path
from typing import Any

import pandas as pd

DATA = Path(__file__).resolve().parents[2] / "data" / "titanic"


def code_cells(path: Path) -> list[dict[str, Any]]:
    cells = json.loads(path.read_text("utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == "code"]


def code(path: Path) -> str:
    """The code of all cells, one blank line between two cells."""
    return "\n\n".join("".join(cell["source"]) for cell in code_cells(path)) + "\n"


def code_lines(path: Path) -> list[str]:
    """The lines of all code cells that are not empty."""
    return [line for line in code(path).splitlines() if line.strip()]


def names_shown(path: Path) -> dict[int, set[str]]:
    """The passengers whose names a code cell has shown, by the number of the cell."""
    files = [pd.read_csv(DATA / f"{name}.csv") for name in ("train", "test")]
    people = set(pd.concat(files)["Name"])
    shown = {
        number: {name for name in people if name in _saved_text(cell)}
        for number, cell in enumerate(code_cells(path), 1)
    }
    return {number: names for number, names in shown.items() if names}


def _saved_text(cell: dict[str, Any]) -> str:
    """All text that a cell's saved outputs hold."""
    texts = []
    for output in cell["outputs"]:
        texts.append("".join(output.get("text", [])))
        for kind, data in output.get("data", {}).items():
            if kind.startswith("text/"):
                texts.append(html.unescape("".join(data)))
    return "\n".join(texts)


def share_of_outputs(path: Path) -> float:
    """How much of the file is outputs of code cells, from 0 to 1."""
    outputs = sum(len(json.dumps(cell["outputs"])) for cell in code_cells(path))
    return outputs / path.stat().st_size
