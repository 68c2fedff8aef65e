"""Where a name is made that a program misses: in code that stands there and is not run."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from drydock.errors import CheckFailed
from drydock.workbook.notebook import NO_PYTHON, names_in, plain_python, read_document

KINDS = {"markdown": "a text cell", "raw": "a raw cell"}


def made_elsewhere(name: str, folder: Path, program: str) -> str:
    """Where in `folder` code that makes `name` is not run by `program`, a file in it, as
    a sentence; empty where no such place is found."""
    return next(_places(name, folder, program), "")


def _places(name: str, folder: Path, program: str) -> Iterator[str]:
    """Each such place, the likeliest first."""
    own = list(_cells(folder / program))
    code = [source for kind, source in own if kind == "code"]
    for kind, source in own:
        if kind in KINDS and _line_that_makes(name, source):
            cell = f"{KINDS[kind]} of {program}"
            yield f"It is made in {cell}, which is not run: {_first(source)}"
    for tree in filter(None, map(plain_python, code)):
        for node in ast.walk(tree):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                if name in names_in(node, ast.Store):
                    where = f"inside the function {node.name}"
                    yield f"It is made {where}, and known only there"
    for file in sorted([*folder.glob("*.ipynb"), *folder.glob("*.py")]):
        if file.name != program:
            if any(_line_that_makes(name, source) for _, source in _cells(file)):
                where = f"in {file.name}, and the program is looked for in {program}"
                yield f"It is made {where}"
    for line in (_line_that_makes(name, source, "#") for source in code):
        if line:
            yield f"It is made in a comment only: {line}"


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
