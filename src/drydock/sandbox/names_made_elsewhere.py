"""Where a name is made that a program misses: in code that stands there and is not run."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from drydock.errors import CheckFailed
from drydock.workbook.notebook import NO_PYTHON, plain_python, read_document

KINDS = {"markdown": "a text cell", "raw": "a raw cell"}


def made_elsewhere(name: str, folder: Path, program: str) -> str:
    """Where in `folder` code that makes `name` is not run by `program`, a file in it, as
    a sentence; empty where no such place is found."""
    found = _in_other_cells(name, folder, program)
    found += _in_a_function(name, folder / program)
    found += _in_other_files(name, folder, program)
    found += _in_comments(name, folder, program)
    return found[0] if found else ""


def _in_other_cells(name: str, folder: Path, program: str) -> list[str]:
    return [
        f"It is made in {KINDS[kind]} of {program}, which is not run: {_first(source)}"
        for kind, source in _cells(folder / program)
        if kind in KINDS and _line_that_makes(name, source)
    ]


def _in_a_function(name: str, program: Path) -> list[str]:
    trees = [plain_python(source) for kind, source in _cells(program) if kind == "code"]
    return [
        f"It is made inside the function {node.name}, and known only there"
        for tree in filter(None, trees)
        for node in ast.walk(tree)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        if any(_makes(name, inner) for inner in ast.walk(node))
    ]


def _makes(name: str, node: ast.AST) -> bool:
    if isinstance(node, ast.Name):
        return node.id == name and isinstance(node.ctx, ast.Store)
    return False


def _in_other_files(name: str, folder: Path, program: str) -> list[str]:
    return [
        f"It is made in {file.name}, and the program is looked for in {program}"
        for file in sorted([*folder.glob("*.ipynb"), *folder.glob("*.py")])
        if file.name != program
        if any(_line_that_makes(name, source) for _, source in _cells(file))
    ]


def _in_comments(name: str, folder: Path, program: str) -> list[str]:
    return [
        f"It is made in a comment only: {line}"
        for kind, source in _cells(folder / program)
        if kind == "code" and (line := _line_that_makes(name, source, "#"))
    ]


def _line_that_makes(name: str, text: str, mark: str = "") -> str:
    """The line of a text that gives a value to `name`; mark: what stands before it."""
    makes = rf"[ \t]*{mark}[ \t]*(?:(?:def|class) )?{re.escape(name)} *[=(:](?!=).*"
    found = re.search(f"^{makes}$", text, re.MULTILINE)
    return found[0].strip() if found else ""


def _first(source: str) -> str:
    return next((line.strip() for line in source.splitlines() if line.strip()), "")


def _cells(file: Path) -> Iterator[tuple[str, str]]:
    """Kind and text of each cell of a notebook, or of a script as one; nothing where the
    file cannot be read."""
    try:
        if file.suffix == ".py":
            yield "code", file.read_text("utf-8-sig")
            return
        for cell in read_document(file, file.name)["cells"]:
            yield cell["cell_type"], "".join(cell["source"])
    except (OSError, CheckFailed, *NO_PYTHON):
        return
