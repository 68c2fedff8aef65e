"""What lesson 14 counts: the lines of code that name a column, in a folder such as
`exercises/titanic`: in its modules, its tests and its notebook."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Collection, Iterator
from pathlib import Path

import pandas as pd

IPYTHON_ONLY = re.compile(r"^[%!?].*$", re.MULTILINE)


def lines_naming(columns: Collection[str], state: Path) -> pd.DataFrame:
    """A row for each line that has the name of one of the `columns` as a text: the file, the
    code cell of a notebook, counted from 1, and the line. Comments do not count.
    """
    rows = [
        {"file": file, "cell": cell, "line": line.strip()}
        for file, cell, code in _sources(state)
        for line in _naming(columns, code)
    ]
    return pd.DataFrame(rows, columns=["file", "cell", "line"])


def _sources(state: Path) -> Iterator[tuple[str, str | int, str]]:
    """Each module and each code cell, with its file and its number."""
    for file in sorted(state.rglob("*.py")):
        yield file.relative_to(state).as_posix(), "", file.read_text("utf-8")
    for file in sorted(state.glob("*.ipynb")):
        cells = json.loads(file.read_text("utf-8"))["cells"]
        code = (one for one in cells if one["cell_type"] == "code")
        for number, cell in enumerate(code, 1):
            yield file.name, number, IPYTHON_ONLY.sub("pass", "".join(cell["source"]))


def _naming(columns: Collection[str], code: str) -> list[str]:
    texts = (one for one in ast.walk(ast.parse(code)) if isinstance(one, ast.Constant))
    numbers = sorted({one.lineno for one in texts if one.value in columns})
    lines = code.splitlines()
    return [lines[number - 1] for number in numbers]
