"""Reading notebooks as what they are on disk: JSON with cells.

nbformat would do this too, but importing it takes three seconds of a check that people
wait for; a check needs the cells alone, and says in a sentence what is wrong with a
file that has none.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drydock.errors import CheckFailed

MENDING = (
    "open it in JupyterLab; if it does not open there either, bring back an older"
    " version, for example with: git checkout -- {}"
)
MARK = "# --- "
# What `ast.parse` raises for what is no Python, or is nested too deeply.
NO_PYTHON = (SyntaxError, ValueError, RecursionError, MemoryError)
MISSING = "bring it back with: git checkout -- {}"


@dataclass(frozen=True)
class Cell:
    """One cell; `number` counts the cells of its kind from 1, as [ ] does."""

    number: int
    kind: str
    source: str

    @property
    def first_line(self) -> str:
        """The first line that says something, cut to sixty characters."""
        lines = [line.strip() for line in self.source.splitlines() if line.strip()]
        code = [line for line in lines if not line.startswith("#")]
        line = (code or lines or [""])[0]
        return line if len(line) <= 60 else line[:57] + "..."


def read_document(path: Path, shown: str) -> dict[str, Any]:
    """The notebook file at `path` as a dictionary, with `shown` as its name.

    Raises CheckFailed, in a sentence, for a file that is missing, empty, no text, no
    JSON, or no notebook of format 4.
    """
    remedy = MENDING
    try:
        return _document(path)
    except FileNotFoundError:
        found, remedy = f"there is no file {shown}", MISSING
    except OSError as error:
        found = f"{shown} cannot be read: {error.strerror}"
    except UnicodeDecodeError:
        found = f"{shown} is not a text file, so it is no notebook"
    except json.JSONDecodeError as error:
        found = f"{shown} is not valid JSON: {error.msg} in line {error.lineno}"
    except RecursionError:
        found = f"{shown} is nested too deeply to be a notebook"
    except ValueError as error:
        found = f"{shown} {error}"
    raise CheckFailed(
        expected=f"a notebook in {shown}", found=found, remedy=remedy.format(shown)
    )


def _document(path: Path) -> dict[str, Any]:
    text = path.read_text("utf-8")
    if not text.strip():
        raise ValueError("is empty")
    document = json.loads(text)
    if not isinstance(document, dict) or document.get("nbformat") != 4:
        raise ValueError("is JSON, but not a notebook of format 4")
    cells = document.get("cells")
    if not isinstance(cells, list) or not all(map(_is_cell, cells)):
        raise ValueError("has cells without a type or a source")
    return document


def _is_cell(cell: object) -> bool:
    if not isinstance(cell, dict) or not isinstance(cell.get("cell_type"), str):
        return False
    source = cell.get("source")
    if isinstance(source, list):
        return all(isinstance(line, str) for line in source)
    return isinstance(source, str)


def cells(document: dict[str, Any], kind: str) -> list[Cell]:
    """The cells of one kind ("code" or "markdown"), in order."""
    sources = ["".join(cell["source"]) for cell in _of_kind(document, kind)]
    return [Cell(number, kind, text) for number, text in enumerate(sources, 1)]


def _of_kind(document: dict[str, Any], kind: str) -> Iterator[dict[str, Any]]:
    return (cell for cell in document["cells"] if cell["cell_type"] == kind)


def readable(path: Path) -> list[str]:
    """The notebook file at `path` as lines to be read: each cell below a line that says
    its kind; saved outputs are counted, not shown. Raises CheckFailed for no notebook.
    """
    lines: list[str] = []
    for cell in read_document(path, path.name)["cells"]:
        lines += [
            f"{MARK}{cell['cell_type']} cell",
            *"".join(cell["source"]).splitlines(),
        ]
        if cell.get("outputs"):
            lines.append(f"# (saved outputs: {len(cell['outputs'])})")
        lines.append("")
    return lines


def without_outputs(document: dict[str, Any]) -> dict[str, Any]:
    """The same notebook with no outputs and no execution counts."""
    for cell in _of_kind(document, "code"):
        cell["outputs"] = []
        cell["execution_count"] = None
    return document


def dump(document: dict[str, Any]) -> str:
    """The notebook as Jupyter writes it to disk."""
    return json.dumps(document, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def plain_python(source: str) -> ast.Module | None:
    """The syntax tree of a cell, its magics and shell lines left out; None if broken."""
    lines = source.splitlines()
    kept = ["pass" if line.lstrip()[:1] in ("%", "!", "?") else line for line in lines]
    try:
        return ast.parse("\n".join(kept))
    except NO_PYTHON:
        return None
