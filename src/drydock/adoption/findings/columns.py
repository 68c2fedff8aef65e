"""What happens to the columns of tables that the notebook writes out: made, read, dropped.

All tables of a notebook are taken together: `df`, `train` and `X` are mostly the same rows.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field

from drydock.adoption.findings.calls import (
    assigned,
    called,
    columns_dropped,
    constant,
    dotted,
    is_true,
    keyword,
    texts,
)
from drydock.adoption.findings.code import Code, CodeCell, running
from drydock.adoption.findings.tables import column_of

Place = tuple[int, int]


@dataclass
class Column:
    """Where a column is made, read by work, only looked at, and dropped.

    feeds: the columns that are made of it. tables: the names by which it was made.
    """

    made: list[Place] = field(default_factory=list)
    read: list[Place] = field(default_factory=list)
    looked: list[Place] = field(default_factory=list)
    dropped: list[Place] = field(default_factory=list)
    feeds: set[str] = field(default_factory=set)
    tables: set[str] = field(default_factory=set)


def columns(code: Code) -> dict[str, Column]:
    """Each column that a text of the notebook names, with what happens to it."""
    found: dict[str, Column] = {}
    for cell in code.cells:
        for node in cell.tree.body:
            for statement in running([node]):
                _note(found, code, cell, statement)
    return found


def dropping(node: ast.AST) -> Iterator[tuple[str, str, int]]:
    """The columns that a statement takes away: the table, as text, the column, the line."""
    for one in ast.walk(node):
        if isinstance(one, ast.Call) and isinstance(one.func, ast.Attribute):
            names = columns_dropped(one)
            if called(one) == "pop" and one.args and not one.keywords:
                names = texts(one.args[0])
            for name in names:
                yield dotted(one.func.value), name, one.lineno
        elif isinstance(one, ast.Delete):
            for target in one.targets:
                column = column_of(target)
                if column:
                    yield *column, one.lineno


def _note(found: dict[str, Column], code: Code, cell: CodeCell, node: ast.stmt) -> None:
    """Notes what a statement, without those within it, does to columns."""
    at = (cell.number, node.lineno)
    made = dict(_made(node))
    makes = set(made)
    drops = {name for _, name, _ in dropping(node)} if _keeps_drops(node) else set()
    for name, table in made.items():
        column = found.setdefault(name, Column())
        column.made.append(at)
        column.tables.add(table)
    for name in drops:
        found.setdefault(name, Column()).dropped.append(at)
    looks = _is_look(code, cell, node)
    for name in _named(node) | _kept(node):
        column = found.setdefault(name, Column())
        if looks:
            column.looked.append(at)
        elif makes:
            column.feeds |= makes - {name}
        else:
            column.read.append(at)


def _keeps_drops(node: ast.stmt) -> bool:
    """Whether what a statement drops stays dropped: not where the rest is only shown, as in
    `scatter_matrix(df.drop("b", axis=1))`."""
    if _is_compound(node) or not isinstance(node, ast.Expr):
        return not _is_compound(node)
    calls = [one for one in ast.walk(node) if isinstance(one, ast.Call)]
    return any(
        called(one) == "pop" or is_true(keyword(one, "inplace")) for one in calls
    )


def _is_compound(node: ast.stmt) -> bool:
    return hasattr(node, "body")


def _made(node: ast.stmt) -> Iterator[tuple[str, str]]:
    """The columns that a statement makes, each with the name of its table."""
    for target, _ in assigned(node):
        if column := column_of(target):
            yield column[1], column[0]


def _kept(node: ast.stmt) -> set[str]:
    """The columns that are taken out of a table and go on: `y = table.pop("y")`."""
    calls = [
        call
        for call in ast.walk(node)
        if isinstance(call, ast.Call) and called(call) == "pop" and call.args
    ]
    alone = node.value if isinstance(node, ast.Expr) else None
    return {name for one in calls if one is not alone for name in texts(one.args[0])}


def _named(node: ast.stmt) -> set[str]:
    """The texts and attributes that a statement reads, except what it makes or drops."""
    skipped = {id(sub) for target, _ in assigned(node) for sub in _slice(target)}
    for one in ast.walk(node):
        if isinstance(one, ast.Call) and (columns_dropped(one) or called(one) == "pop"):
            skipped |= {id(sub) for sub in [*one.args, *one.keywords]}
        elif isinstance(one, ast.Delete):
            skipped |= {id(sub) for sub in one.targets}
    found: set[str] = set()
    ahead: list[ast.AST] = [node]
    while ahead:
        one = ahead.pop()
        if id(one) in skipped or (one is not node and isinstance(one, ast.stmt)):
            continue
        if isinstance(one, ast.Constant) and isinstance(one.value, str):
            found.add(one.value)
        elif isinstance(one, ast.Attribute):
            found.add(one.attr)
        ahead += ast.iter_child_nodes(one)
    return found


def _slice(target: ast.expr) -> list[ast.AST]:
    """The part of a target that names the column that it makes."""
    if column_of(target) is None or not isinstance(target, ast.Subscript):
        return []
    inside = target.slice
    return [inside.elts[1] if isinstance(inside, ast.Tuple) else inside]


def _is_look(code: Code, cell: CodeCell, node: ast.stmt) -> bool:
    """Whether a statement is there only to be looked at: its first line says so."""
    if _is_compound(node):
        return False
    lines = range(node.lineno, (node.end_lineno or node.lineno) + 1)
    return any((cell.number, line) in code.display_lines for line in lines) and not any(
        True for _ in assigned(node)
    )


def selected(node: ast.stmt) -> list[str]:
    """The columns that `table = table[["a", "b"]]` keeps; none for other statements."""
    for _, value in assigned(node):
        if isinstance(value, ast.Subscript) and isinstance(value.slice, ast.List):
            if all(isinstance(constant(one), str) for one in value.slice.elts):
                return texts(value.slice)
    return []
