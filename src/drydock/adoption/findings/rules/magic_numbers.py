"""Numbers without a name that stand in several places."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from drydock.adoption.findings.calls import constant
from drydock.adoption.findings.code import Code, CodeCell, read
from drydock.adoption.findings.words import count, in_cells, some
from drydock.adoption.model import Adopted, Finding

Place = tuple[int, int]
SMALL = 10
ROUND = frozenset({10, 100, 1000, 10_000, 1_000_000, 24, 60, 365, 12, 0.5})


def find(adopted: Adopted) -> Iterator[Finding]:
    """One finding for all numbers that are compared with, cut at or put in twice."""
    places: dict[float, list[Place]] = {}
    code = read(adopted.cells)
    for cell, node in code.walk():
        for value, line in _limits(node):
            if _is_magic(value) and not _is_shown(code, cell, line):
                places.setdefault(value, []).append((cell.number, line))
    twice = {value: where for value, where in places.items() if len(set(where)) > 1}
    if not twice:
        return
    shown = [
        f"{value} ({len(set(where))} lines, {in_cells(cell for cell, _ in where)})"
        for value, where in twice.items()
    ]
    (first, line), *_ = min(twice.values())
    yield Finding(
        rule="number without a name, twice",
        certainty="sure",
        cell=first,
        line=line,
        what=f"{count(len(twice), 'number')} without a name"
        f" {'stands' if len(twice) == 1 else 'stand'} in several places: {some(shown, 8)}",
        why="whoever changes one has to find the others, and to know which belong together",
        remedy="give it a name once, in capitals, and use that",
        lesson="titanic/10",
        weight=30,
    )


def _is_magic(value: float) -> bool:
    """Whether a number is one that somebody has chosen, and not one that all know."""
    if isinstance(value, bool) or value in ROUND or 1900 <= value <= 2100:
        return False
    return abs(value) > SMALL or value != int(value)


def _limits(node: ast.AST) -> Iterator[tuple[float, int]]:
    """The numbers that a comparison or a slice holds, each with its line."""
    parts: list[ast.expr | None] = []
    if isinstance(node, ast.Compare):
        parts = [node.left, *node.comparators]
    elif isinstance(node, ast.Slice):
        parts = [node.lower, node.upper]
    for part in parts:
        value = constant(part)
        if part is not None and isinstance(value, (int, float)):
            yield value, part.lineno


def _is_shown(code: Code, cell: CodeCell, line: int) -> bool:
    return (cell.number, line) in code.display_lines
