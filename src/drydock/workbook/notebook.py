"""Reading notebooks as what they are on disk: JSON with cells.

nbformat would do this too, but importing it takes three seconds of a check that people
wait for; a check needs the cells alone, and says in a sentence what is wrong with a
file that has none.
"""

from __future__ import annotations

import ast
import codecs
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drydock.detail import cut, listed
from drydock.errors import CheckFailed

MENDING = (
    "open it in JupyterLab; if it does not open there either, bring back an older"
    " version, for example with: git checkout -- {}"
)
MARK = "# --- "
# What `ast.parse` raises for what is no Python, or is nested too deeply.
NO_PYTHON = (SyntaxError, ValueError, RecursionError, MemoryError)
MISSING = "bring it back with: git checkout -- {}"
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
SAVE_AS_UTF_8 = (
    "save it as UTF-8 without such a mark (in VS Code: click the encoding at the bottom,"
    " 'Save with Encoding', 'UTF-8')"
)
# Of a cell whose first line begins so, the rest is no Python.
OTHER_LANGUAGE = re.compile(
    r"\s*(?:%%(?:!|bash|cmd|css|file|html|javascript|js|latex|markdown|perl|powershell|ruby"
    r"|script|sh|svg|sx|system|writefile)\b|!!)"
)
# A line for IPython: a magic, one for the shell, a question, or one that keeps an answer.
FOR_IPYTHON = re.compile(r"\s*(?:[%!?]|[\w.*]+\?+\s*$|[\w, ]+=\s*[%!])")
NOT_RUN = "skip-execution"
MAY_FAIL = "raises-exception"


@dataclass(frozen=True)
class Cell:
    """One cell; `number` counts the cells of its kind from 1, as [ ] does.

    tags: what its metadata says of it, NOT_RUN or MAY_FAIL for example.
    """

    number: int
    kind: str
    source: str
    tags: frozenset[str] = frozenset()

    @property
    def first_line(self) -> str:
        """The first line that says something, cut where it is long."""
        lines = [line.strip() for line in self.source.splitlines() if line.strip()]
        code = [line for line in lines if not line.startswith("#")]
        return cut((code or lines or [""])[0])


def read_document(path: Path, shown: str) -> dict[str, Any]:
    """The notebook file at `path` as a dictionary, with `shown` as its name.

    Raises CheckFailed, in a sentence, for a file that is missing, empty, no text, no
    JSON, or no notebook of format 4.
    """
    remedy = MENDING
    try:
        return _document(path)
    except FileNotFoundError:
        others = _others(path)
        found, remedy = f"there is no file {shown}{others}", MISSING
        if others:
            remedy = (
                f"if that is your work, rename it to {path.name}; if not, {MISSING}"
            )
    except OSError as error:
        found = f"{shown} cannot be read: {error.strerror}"
    except UnicodeDecodeError:
        found = f"{shown} is not a text file, so it is no notebook"
    except _Encoded as error:
        found, remedy = f"{shown} {error}", SAVE_AS_UTF_8
    except json.JSONDecodeError as error:
        found = f"{shown} is not valid JSON: {error.msg} in line {error.lineno}"
    except RecursionError:
        found = f"{shown} is nested too deeply to be a notebook"
    except ValueError as error:
        found = f"{shown} {error}"
    raise CheckFailed(
        expected=f"a notebook in {shown}", found=found, remedy=remedy.format(shown)
    )


def _others(path: Path) -> str:
    """The notebooks that lie where one is missing, as the end of a sentence."""
    names = sorted(one.name for one in path.parent.glob("*.ipynb"))
    return (
        f"; beside it there {'is' if len(names) == 1 else 'are'} {listed(names)}"
        if names
        else ""
    )


class _Encoded(ValueError):
    """A file in an encoding that Jupyter does not read."""


def _document(path: Path) -> dict[str, Any]:
    content = path.read_bytes()
    if content.startswith(codecs.BOM_UTF8):
        raise _Encoded("begins with a byte order mark: Jupyter does not open it")
    if content.startswith(UTF_16):
        raise _Encoded("is written in UTF-16: Jupyter does not open it")
    text = content.decode("utf-8")
    if not text.strip():
        raise ValueError("is empty")
    document = json.loads(text)
    if not isinstance(document, dict) or document.get("nbformat") != 4:
        raise ValueError("is JSON, but not a notebook of format 4")
    inside = document.get("cells")
    if not isinstance(inside, list) or not all(map(_is_cell, inside)):
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
    found = (cell for cell in document["cells"] if cell["cell_type"] == kind)
    return [
        Cell(number, kind, "".join(cell["source"]), _tags(cell))
        for number, cell in enumerate(found, 1)
    ]


def _tags(cell: dict[str, Any]) -> frozenset[str]:
    metadata = cell.get("metadata")
    tags = metadata.get("tags") if isinstance(metadata, dict) else None
    return frozenset(map(str, tags)) if isinstance(tags, list) else frozenset()


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


def dump(document: dict[str, Any]) -> str:
    """The notebook as Jupyter writes it to disk."""
    return json.dumps(document, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def plain_python(source: str) -> ast.Module | None:
    """The syntax tree of a cell, its magics and shell lines left out; None if broken.

    Lines keep their numbers. A cell in another language (`%%bash`) has an empty tree.
    """
    if OTHER_LANGUAGE.match(source):
        return ast.parse("")
    # As it is first: the second line of a sum may begin with a %.
    if tree := parsed(source):
        return tree
    source = without_indent(source)
    kept = [
        re.sub(r"\S.*", "pass", line) if FOR_IPYTHON.match(line) else line
        for line in source.splitlines()
    ]
    return parsed("\n".join(kept))


def without_indent(source: str) -> str:
    """A cell as IPython takes it: by what its first line is indented, all of them may be."""
    first = next((line for line in source.splitlines() if line.strip()), "")
    indent = first[: len(first) - len(first.lstrip())]
    return "\n".join(line.removeprefix(indent) for line in source.split("\n"))


def parsed(source: str) -> ast.Module | None:
    """The syntax tree of a text; None where it is no Python."""
    try:
        return ast.parse(source)
    except NO_PYTHON:
        return None


def names_in(
    tree: ast.AST, context: type[ast.expr_context] = ast.expr_context
) -> set[str]:
    """The plain names in a syntax tree: all of them, or those in one context, such as
    `ast.Store` for names that are given a value."""
    names = (node for node in ast.walk(tree) if isinstance(node, ast.Name))
    return {name.id for name in names if isinstance(name.ctx, context)}


def no_python(source: str) -> str:
    """Why a cell that `plain_python` cannot read is none, in a few words."""
    try:
        ast.parse(source)
    except SyntaxError as error:
        return f"Python stops in its line {error.lineno}: {error.msg}"
    except NO_PYTHON as error:
        return str(error)
    return ""
