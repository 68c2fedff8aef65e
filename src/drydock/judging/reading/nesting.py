"""Code that is nested too deep for those who read it.

Python itself still runs expressions of some hundred levels at which what walks through
their syntax tree, as a check does, comes to the limit of recursion.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from drydock.errors import CheckFailed
from drydock.judging.reading.own_test_files import python_in
from drydock.workbook.notebook import cells, plain_python, read_document

MOST_LEVELS = 150


def too_deep(folder: Path) -> CheckFailed | None:
    """What to tell where a file of `folder` holds code of over MOST_LEVELS levels."""
    for place, tree in _trees(folder):
        line = first_too_deep(tree)
        if line is not None:
            return CheckFailed(
                expected=f"code is nested at most {MOST_LEVELS} levels deep",
                found=f"{place}, line {line} is nested deeper",
                remedy="write that line in several steps",
            )
    return None


def _trees(folder: Path) -> Iterator[tuple[str, ast.Module]]:
    """The code that Python can read, and where it stands."""
    for file in python_in(folder):
        yield file.shown, file.tree
    for path in sorted(folder.rglob("*.ipynb")):
        with suppress(CheckFailed):
            for cell in cells(read_document(path, path.name), "code"):
                if tree := plain_python(cell.source):
                    yield f"{path.name}, code cell {cell.number}", tree


def first_too_deep(tree: ast.Module) -> int | None:
    """The line on which the code becomes too deep, if it does."""
    ahead: list[tuple[ast.AST, int, int]] = [(tree, 0, 1)]
    while ahead:
        node, level, line = ahead.pop()
        line = getattr(node, "lineno", line)
        if level > MOST_LEVELS:
            return line
        ahead += [(one, level + 1, line) for one in ast.iter_child_nodes(node)]
    return None
