"""The script of a notebook: its cells one below the other, without what only shows.

All else stays as it is, comments too. What stands at the end of a cell to be looked at, and
computes a result (a score, a report) or shows one that is replaced later, is printed.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from drydock.adoption.locking import ipython_lines, trees
from drydock.adoption.locking.ipython_lines import LeftOut
from drydock.adoption.locking.looking import Looking, judges
from drydock.judging.reading.displays import SHOWING
from drydock.workbook.notebook import no_python, parsed


class NoScript(Exception):
    """A cell is no Python: which one, and why."""


class SourceCell(Protocol):
    """A code cell, as `adoption.model.Cell` is."""

    @property
    def number(self) -> int:
        """Its position among the code cells, from 1."""

    @property
    def source(self) -> str:
        """What it holds."""


@dataclass(frozen=True)
class Script:
    """text: the script. cells: of each of its lines, the number of its cell, or 0.

    left_out: what stood in the notebook, and does not stand here.
    """

    text: str
    cells: tuple[int, ...]
    left_out: tuple[LeftOut, ...] = field(default=())

    def cell_of(self, line: int) -> int:
        """The cell in which a line of the script stands."""
        return self.cells[line - 1] if 0 < line <= len(self.cells) else 0


def of_cells(cells: Sequence[SourceCell], *, quiet: bool = True) -> Script:
    """The script of these cells; with all that only shows where it is not to be quiet.

    Raises NoScript for a cell that is no Python.
    """
    left_out: list[LeftOut] = []
    read = [_read(cell, left_out) for cell in cells]
    looking = Looking(tree for _, _, tree in read)
    gone = looking.gone if quiet else set()
    lines: list[tuple[int, str]] = []
    for number, source, tree in read:
        for one in sorted(_within(tree.body, gone), key=lambda one: one.lineno):
            text = (ast.get_source_segment(source, one) or "").split("\n")[0]
            left_out.append(LeftOut(number, one.lineno, text, "only shows"))
        kept = _kept(source, tree, gone, looking.fleeting)
        if kept.strip():
            lines += [(number, line) for line in kept.strip("\n").split("\n")]
            lines.append((0, ""))
    text, moved = _future_first("\n".join(line for _, line in lines))
    cells_of = [number for number, _ in lines]
    return Script(text, (*([0] * moved), *cells_of), tuple(left_out))


def _kept(
    source: str, tree: ast.Module, gone: set[ast.stmt], fleeting: set[ast.stmt]
) -> str:
    """What stays of a cell, with what is to be printed."""
    edits = _edits(source, tree.body, gone)
    return _edited(source, [*edits, *_prints(source, tree, gone, fleeting)])


def _read(cell: SourceCell, left_out: list[LeftOut]) -> tuple[int, str, ast.Module]:
    """The number, the source and the tree of a cell, in plain Python."""
    source, found = ipython_lines.plain(cell.number, cell.source)
    left_out += found
    tree = parsed(source)
    if tree is None:
        raise NoScript(f"cell {cell.number} is no Python: {no_python(source)}")
    return cell.number, source, tree


def _future_first(text: str) -> tuple[str, int]:
    """Python wants `from __future__` before all else."""
    pattern = re.compile(r"^from __future__ import .*$", re.MULTILINE)
    found = list(dict.fromkeys(pattern.findall(text)))
    if not found:
        return text, 0
    return "\n".join([*found, pattern.sub("", text)]), len(found)


def _prints(
    source: str, tree: ast.Module, gone: set[ast.stmt], fleeting: set[ast.stmt]
) -> Iterator[tuple[int, int, str]]:
    """Edits that let the last line be printed where that is a result, or is shown there
    alone, and `display` print, in what stays."""
    last = tree.body[-1] if tree.body else None
    shown: set[ast.AST] = set()
    is_result = last in fleeting or isinstance(last, ast.Expr) and judges(last.value)
    if isinstance(last, ast.Expr) and last not in gone and is_result:
        called = getattr(last.value, "func", None)
        if not (isinstance(called, ast.Name) and called.id in SHOWING):
            begin, end = _span(source, last.value)
            yield begin, begin, "print("
            yield end, end, ")"
    for one in gone:
        shown |= set(ast.walk(one))
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id == "display" and node not in shown:
            yield (*_span(source, node), "print")


def _offset(source: str, line: int, column: int) -> int:
    """Where in a text a place of its syntax tree is; columns count bytes."""
    lines = source.split("\n")
    before = sum(len(one) + 1 for one in lines[: line - 1])
    return before + len(lines[line - 1].encode()[:column].decode(errors="ignore"))


def _span(source: str, node: ast.expr | ast.stmt) -> tuple[int, int]:
    assert node.end_lineno is not None and node.end_col_offset is not None
    return (
        _offset(source, node.lineno, node.col_offset),
        _offset(source, node.end_lineno, node.end_col_offset),
    )


def _within(body: list[ast.stmt], gone: set[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements that go, not those within others that go."""
    for one in body:
        if one in gone:
            yield one
        elif isinstance(one, trees.BLOCKS):
            for inner in trees.bodies(one):
                yield from _within(inner, gone)


def _edited(source: str, edits: list[tuple[int, int, str]]) -> str:
    """The source with parts of it replaced, without the lines that this leaves empty."""
    touched: set[int] = set()
    for begin, end, text in sorted(edits, reverse=True):
        first, height = source.count("\n", 0, begin), source.count("\n", begin, end)
        source = source[:begin] + text + "\n" * height + source[end:]
        if not text or text == "pass":
            touched |= set(range(first, first + height + 1))
    kept = []
    for number, line in enumerate(source.split("\n")):
        if number in touched:
            line = _tidy(line)
            if not line.strip() or line.lstrip().startswith("#"):
                continue
        kept.append(line)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept))


def _tidy(line: str) -> str:
    """A line without the semicolons and the comment of what it held."""
    indentation = line[: len(line) - len(line.lstrip())]
    bare = re.sub(r"^\s*(?:;\s*)+", "", line)
    bare = re.sub(r"(?:\s*;)+\s*(#.*)?$", "", bare)
    bare = re.sub(r";\s*(?:;\s*)+", "; ", bare)
    return indentation + bare.strip() if bare.strip() else ""


def _edits(
    source: str, body: list[ast.stmt], gone: set[ast.stmt]
) -> Iterator[tuple[int, int, str]]:
    """What of the source is replaced by what: statements by nothing, or by `pass` where a
    block would be empty."""
    for one in body:
        if one in gone:
            yield (*_whole(source, one), "")
        elif isinstance(one, trees.BLOCKS):
            for inner in trees.bodies(one):
                found = list(_edits(source, inner, gone))
                if all(statement in gone for statement in inner):
                    begin, end, _ = found[0]
                    found[0] = (begin, end, "pass")
                yield from found


def _whole(source: str, one: ast.stmt) -> tuple[int, int]:
    """From where to where a statement goes, with its decorators."""
    begin, end = _span(source, one)
    for decorator in getattr(one, "decorator_list", []):
        begin = min(begin, _offset(source, decorator.lineno, decorator.col_offset - 1))
    return begin, end
