"""Columns that are built, at most looked at, and dropped again."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

from drydock.adoption.findings.calls import assigned, called
from drydock.adoption.findings.code import Code, read
from drydock.adoption.findings.columns import Column, columns, dropping
from drydock.adoption.findings.words import at, count, some
from drydock.adoption.model import Adopted, Finding

# What gives a table again with its columns, and what makes one of others.
KEEPS = frozenset(
    "drop copy dropna fillna reset_index astype sample query sort_values to_numpy".split()
)
JOINS = ("get_dummies", "DataFrame")
MAPPINGS = ("dict", "defaultdict", "OrderedDict", "Counter")


def find(adopted: Adopted) -> Iterator[Finding]:
    """One finding that names them all."""
    code = read(adopted.cells)
    found = columns(code)
    mappings = _mappings(code)
    dead = [
        name
        for name in _dead(found)
        if name not in code.words and not found[name].tables & mappings
        if not _goes_on(code, name, found[name])
    ]
    if not dead:
        return
    shown = [
        f"{name} ({at(found[name].made[0][0])}, dropped in {at(found[name].dropped[-1][0])})"
        for name in dead
    ]
    cell, line = found[dead[0]].made[0]
    yield Finding(
        rule="column built and never used",
        certainty="sure",
        cell=cell,
        line=line,
        what=f"{count(len(dead), 'column')} built and dropped again without any use:"
        f" {some(shown, 10)}",
        why="nothing that is computed reads them: they are made, at most looked at, and"
        " taken away before the end",
        remedy="delete the lines that make them, and those that drop them",
        lesson="titanic/07",
        weight=50,
    )


def _goes_on(code: Code, name: str, column: Column) -> bool:
    """Whether it is in its table when that is taken on under another name, as in
    `X = df.drop("y", axis=1)`: who knows what is done with it there."""
    for cell, node in code.statements():
        if not min(column.made) < (cell.number, node.lineno) < max(column.dropped):
            continue
        dropped = {one for _, one, _ in dropping(node)}
        for target, value in assigned(node):
            if not isinstance(target, ast.Name) or isinstance(value, ast.Name):
                continue  # a second name for a table is the same table
            if target.id not in column.tables and name not in dropped:
                if _is_whole(value, column.tables):
                    return True
    return False


def _is_whole(value: ast.expr, tables: set[str]) -> bool:
    """Whether a value is one of these tables with all its columns, some named ones aside."""
    if isinstance(value, ast.Name):
        return value.id in tables
    if isinstance(value, ast.Call):
        if called(value) in JOINS:
            return any(_is_whole(one, tables) for one in value.args)
        on = value.func.value if isinstance(value.func, ast.Attribute) else None
        return called(value) in KEEPS and on is not None and _is_whole(on, tables)
    if isinstance(value, ast.Subscript):
        chosen = value.slice
        by_name = isinstance(chosen, (ast.Constant, ast.List))
        return not by_name and _is_whole(value.value, tables)
    if isinstance(value, ast.Attribute):
        return value.attr in ("values", "iloc", "loc") and _is_whole(
            value.value, tables
        )
    return False


def _mappings(code: Code) -> set[str]:
    """The names of what is no table, though it has things in brackets."""
    return {
        target.id
        for _, node in code.statements()
        for target, value in assigned(node)
        if isinstance(target, ast.Name) and _is_mapping(value)
    }


def _is_mapping(value: ast.expr) -> bool:
    made = called(value) if isinstance(value, ast.Call) else ""
    return isinstance(value, (ast.Dict, ast.DictComp)) or made in MAPPINGS


def _dead(found: Mapping[str, Column]) -> list[str]:
    """The dead columns: dropped after they were made, and read by dead ones at most."""
    dead = {
        name
        for name, one in found.items()
        if one.made
        and one.dropped
        and not one.read
        and max(one.dropped) > max(one.made)
    }
    while True:
        fed = {name for name in dead if found[name].feeds - dead}
        if not fed:
            return sorted(dead, key=lambda name: found[name].made[0])
        dead -= fed
