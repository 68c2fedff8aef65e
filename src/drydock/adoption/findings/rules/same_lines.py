"""The same lines in several places, but for names and values."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass

from drydock.adoption.findings.code import Code, read
from drydock.adoption.findings.words import at, count, some
from drydock.adoption.model import Adopted, Finding

FEWEST = 3
# Alike up to names and values says little of so few short lines.
FEWEST_NODES = 60


@dataclass(frozen=True)
class Line:
    """A statement that runs with its cell: where, its shape, and how large it is."""

    cell: int
    line: int
    shape: str
    size: int


def find(adopted: Adopted) -> Iterator[Finding]:
    """Each run of FEWEST statements or more that stands again elsewhere, once."""
    lines = list(_lines(read(adopted.cells)))
    taken: set[int] = set()
    runs = sorted(_repeated(lines), key=lambda run: -run[0] * len(run[1]))
    for length, starts in runs:
        free = [at for at in starts if not taken & set(range(at, at + length))]
        if len(free) < 2:
            continue
        taken |= {one for start in free for one in range(start, start + length)}
        yield _finding([lines[start] for start in free], length)


def _lines(code: Code) -> Iterator[Line]:
    for cell in code.cells:
        for node in cell.tree.body:
            if isinstance(node, (ast.Import, ast.ImportFrom, ast.Pass)):
                continue
            last = node.end_lineno or node.lineno
            spots = {(cell.number, line) for line in range(node.lineno, last + 1)}
            if isinstance(node, ast.Expr) and spots & code.display_lines:
                continue
            size = sum(1 for _ in ast.walk(node))
            yield Line(cell.number, node.lineno, _shape(node), size)


def _shape(node: ast.stmt) -> str:
    """A statement without what its names and values are."""
    plain = copy.deepcopy(node)
    for one in ast.walk(plain):
        if isinstance(one, ast.Name):
            one.id = "name"
        elif isinstance(one, ast.Constant):
            number = isinstance(one.value, (int, float))
            one.value = "number" if number else type(one.value).__name__
    return ast.dump(plain)


def _repeated(lines: list[Line]) -> Iterator[tuple[int, list[int]]]:
    """Lengths of runs within a cell, with the places at which they begin."""
    longest = max((_left(lines, start) for start in range(len(lines))), default=0)
    for length in range(min(longest, 30), FEWEST - 1, -1):
        places: dict[tuple[str, ...], list[int]] = {}
        for start in range(len(lines)):
            if _left(lines, start) < length:
                continue
            run = lines[start : start + length]
            before = places.setdefault(tuple(one.shape for one in run), [])
            if not before or start >= before[-1] + length:
                before.append(start)
        for starts in places.values():
            size = sum(one.size for one in lines[starts[0] : starts[0] + length])
            if size * (len(starts) - 1) >= FEWEST_NODES:
                yield length, starts


def _left(lines: list[Line], start: int) -> int:
    """How many statements of a cell there are from one on."""
    end = start
    while end < len(lines) and lines[end].cell == lines[start].cell:
        end += 1
    return end - start


def _finding(starts: list[Line], length: int) -> Finding:
    first = starts[0]
    return Finding(
        rule="same lines in several places",
        certainty="sure",
        cell=first.cell,
        line=first.line,
        what=f"the same {length} statements, but for names and values, stand"
        f" {count(len(starts), 'time')}: from"
        f" {some([at(one.cell, one.line) for one in starts])}",
        why="what is fixed in one place stays wrong in the others",
        remedy="make one function of them, with what differs as its arguments",
        lesson="titanic/10",
        weight=40,
    )
