"""The code cells of a notebook as syntax trees, and what stands beside the Python in them.

Lines keep their numbers. Magics and lines for the shell become `pass`; what they name is
kept, so that nobody takes a name that only a magic uses for one that nobody uses.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from drydock.adoption.findings.python_2 import as_python_3
from drydock.adoption.model import Cell
from drydock.judging.reading.displays import Displays, displays
from drydock.judging.reading.nesting import first_too_deep
from drydock.workbook.notebook import FOR_IPYTHON, OTHER_LANGUAGE, plain_python
from drydock.workbook.notebook import Cell as WorkbookCell

ANSWER_KEPT = re.compile(r"^(\s*[\w, ]+=)\s*[%!].*")
SHELL_WORDS = re.compile(
    r"\s*(pip3?|conda|mamba|apt(-get)?|ls|cd|pwd|cat|mkdir|git|wget|curl)(\s+[^=(.\s].*)?$"
)
ALL_SHOWN = re.compile(r"ast_node_interactivity\s*=\s*['\"](all|last_expr_or_assign)")


@dataclass(frozen=True)
class CodeCell:
    """One code cell; tree: empty where `readable` is false, or it is in another language;
    not readable is what is no Python, or nested too deeply to be walked through.

    text: the source as it was read, that of Python 2 as Python 3. words: the words of what
    is no Python in it.
    """

    number: int
    source: str
    text: str
    tree: ast.Module
    readable: bool
    words: frozenset[str]

    @cached_property
    def lines(self) -> list[str]:
        return self.source.splitlines()

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """All nodes of the tree."""
        return tuple(ast.walk(self.tree))

    @property
    def last(self) -> ast.stmt | None:
        """The statement whose value Jupyter shows, if it has one."""
        return self.tree.body[-1] if self.tree.body else None


@dataclass(frozen=True)
class Code:
    """All code cells of a notebook, in order."""

    cells: tuple[CodeCell, ...]

    def walk(self) -> Iterator[tuple[CodeCell, ast.AST]]:
        """Each node of each cell, with the cell."""
        return ((cell, node) for cell in self.cells for node in cell.nodes)

    def calls(self) -> Iterator[tuple[CodeCell, ast.Call]]:
        """Each call, with its cell."""
        return ((at, node) for at, node in self.walk() if isinstance(node, ast.Call))

    def statements(self) -> Iterator[tuple[CodeCell, ast.stmt]]:
        """Each statement that runs when its cell does: those within functions are not."""
        for cell in self.cells:
            for node in running(cell.tree.body):
                yield cell, node

    @cached_property
    def shown(self) -> Displays:
        """What in the notebook is only there to be looked at."""
        cells = [
            WorkbookCell(one.number, "code", one.text if one.readable else "")
            for one in self.cells
        ]
        with warnings.catch_warnings(action="ignore"):
            return displays(cells)

    @cached_property
    def display_lines(self) -> frozenset[tuple[int, int]]:
        """Cell and line of each statement that is only there to be looked at."""
        spots = [*self.shown.shows, *self.shown.draws]
        return frozenset((spot.cell, spot.line) for spot in spots)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of all that is no Python: magics, and cells that Python cannot read."""
        return frozenset(word for cell in self.cells for word in cell.words)

    @cached_property
    def star_imports(self) -> bool:
        """Whether names may come from where no reader sees them."""
        star = any(map(imports_all, self.cells))
        text = "\n".join(cell.source for cell in self.cells)
        magic = re.search(r"^\s*%(run|pylab|load|store)\b", text, re.MULTILINE)
        return star or bool(magic) or any(not cell.readable for cell in self.cells)

    @cached_property
    def every_value_shown(self) -> bool:
        """Whether IPython is told to show more than the last value of a cell."""
        return any(ALL_SHOWN.search(cell.source) for cell in self.cells)


def imports_all(cell: CodeCell) -> bool:
    """Whether a cell has an import with a star."""
    return any(
        isinstance(node, ast.ImportFrom) and node.names[0].name == "*"
        for node in cell.nodes
    )


def running(body: Sequence[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements of a body and of those within it, functions and classes aside."""
    for node in body:
        yield node
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            continue
        for name in ("body", "orelse", "finalbody"):
            yield from running(getattr(node, name, []))
        for handler in getattr(node, "handlers", []):
            yield from running(handler.body)
        for case in getattr(node, "cases", []):
            yield from running(case.body)


@lru_cache(maxsize=4)
def read(cells: tuple[Cell, ...]) -> Code:
    """The code of a notebook's cells; a cell that is no Python is marked as such."""
    with warnings.catch_warnings(action="ignore"):
        return Code(tuple(_read(cell.number, cell.source) for cell in cells))


def _read(number: int, source: str) -> CodeCell:
    text = _joined(source)
    tree, as_read = plain_python(text), source
    if tree is None:
        kept = ["pass" if SHELL_WORDS.match(ln) else ln for ln in text.split("\n")]
        tree = plain_python("\n".join(kept))
    if tree is None:
        as_read = as_python_3(source)
        tree = plain_python(as_python_3(text))
    if tree and first_too_deep(tree):
        tree = None
    other = bool(OTHER_LANGUAGE.match(source))
    beside = [ln for ln in source.splitlines() if other or FOR_IPYTHON.match(ln)]
    words = re.findall(r"\w+", source if tree is None else "\n".join(beside))
    readable, tree = tree is not None, tree or ast.parse("")
    return CodeCell(number, source, as_read, tree, readable, frozenset(words))


def _joined(source: str) -> str:
    """A cell without the second and later lines of a magic; a name that keeps a magic's
    answer is given None."""
    lines = []
    goes_on = False
    for line in source.splitlines():
        magic = goes_on or bool(re.match(r"\s*[%!]", line))
        lines.append("" if goes_on else ANSWER_KEPT.sub(r"\1 None", line))
        goes_on = magic and line.rstrip().endswith("\\")
        if goes_on and lines[-1]:
            lines[-1] = lines[-1].rstrip().rstrip("\\")
    return "\n".join(lines)
