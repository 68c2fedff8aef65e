"""Cells that do something else when they are run a second time: hidden state."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from operator import itemgetter

from drydock.adoption.findings.calls import (
    assigned,
    called,
    columns_dropped,
    constant,
    is_true,
    keyword,
    root,
    texts,
    uses,
)
from drydock.adoption.findings.code import CodeCell, read
from drydock.adoption.findings.columns import dropping
from drydock.adoption.findings.flow import Step, flow
from drydock.adoption.findings.tables import column_of
from drydock.adoption.findings.words import at, count, first_of_each, some
from drydock.adoption.model import Adopted, Finding

AGAIN = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.Pow)
# What may bring columns with it that no line of the cell names.
BRINGS_COLUMNS = frozenset(
    "reset_index merge join concat get_dummies rename melt pivot pivot_table unstack stack"
    " assign apply transform explode DataFrame".split()
)
AGAIN_FUNCTIONS = frozenset({"log", "log1p", "log10", "log2", "sqrt", "exp", "expm1"})


def find(adopted: Adopted) -> Iterator[Finding]:
    """One finding for all of them, with what a second run does."""
    passing = flow(adopted)
    places = [
        (cell.number, line, what)
        for cell in read(adopted.cells).cells
        for line, what in _harm(cell, passing.step(cell.number))
    ]
    firsts = first_of_each(places, by=itemgetter(0))
    if not firsts:
        return
    shown = [f"{at(cell, line)} ({what})" for cell, line, what in firsts]
    yield Finding(
        rule="not to be run twice",
        certainty="sure",
        cell=firsts[0][0],
        line=firsts[0][1],
        what=f"{count(len(firsts), 'cell')} that a second run, without all above it, breaks"
        f" or changes: {some(shown, 4)}",
        why="they put what they make under the name of what they take, so that the second"
        " run begins with the result of the first",
        remedy="give the result a name of its own, or make functions of the steps",
        lesson="titanic/12",
        weight=45,
    )


def _harm(cell: CodeCell, step: Step) -> Iterator[tuple[int, str]]:
    """Lines of a cell, and what a second run does there to a value from above."""
    made_here = {
        column[1]
        for node in cell.tree.body
        for target, _ in assigned(node)
        if (column := column_of(target))
    }
    renewed: set[str] = set()
    for node in cell.tree.body:
        for target, value in assigned(node):
            name = root(target)
            if name in step.takes and name in uses(value) and name not in renewed:
                yield from _again(node, target, value, made_here)
            if isinstance(target, ast.Name) and _brings_columns(value):
                renewed.add(name)
        if isinstance(node, ast.AugAssign) and root(node.target) in step.takes:
            if isinstance(node.op, AGAIN):
                yield node.lineno, f"{ast.unparse(node.target)} changes once more"
        elif isinstance(node, (ast.Expr, ast.Delete)):
            for name in _dropped_in_place(node, made_here):
                if name in step.takes and name not in renewed:
                    yield node.lineno, "it drops a column that is gone by then"


def _again(
    node: ast.stmt, target: ast.expr, value: ast.expr, made_here: set[str]
) -> Iterator[tuple[int, str]]:
    same = ast.unparse(target)
    if isinstance(value, ast.BinOp) and isinstance(value.op, AGAIN):
        if same in (ast.unparse(value.left), ast.unparse(value.right)):
            yield node.lineno, f"{same} is computed from itself once more"
    elif isinstance(value, ast.Call):
        arguments = [ast.unparse(one) for one in value.args]
        if called(value) in AGAIN_FUNCTIONS and same in arguments:
            yield node.lineno, f"{same} is computed from itself once more"
        elif _drops(value, same, made_here):
            yield node.lineno, "it drops a column that is gone by then"
        elif _maps_away(value, same):
            yield node.lineno, f"{same} is mapped once more, and all becomes NaN"
        elif called(value) == "concat" and value.args:
            inside = value.args[0]
            parts = inside.elts if isinstance(inside, (ast.List, ast.Tuple)) else []
            if (
                same in map(ast.unparse, parts)
                and constant(keyword(value, "axis")) != 1
            ):
                yield node.lineno, f"{same} gets the same rows once more"


def _brings_columns(value: ast.expr) -> bool:
    calls = (one for one in ast.walk(value) if isinstance(one, ast.Call))
    return any(called(one) in BRINGS_COLUMNS for one in calls)


def _drops(call: ast.Call, same: str, made_here: set[str]) -> bool:
    """Whether `table = table.drop(...)` asks for columns that it takes away."""
    if not isinstance(call.func, ast.Attribute) or ast.unparse(call.func.value) != same:
        return False
    if keyword(call, "errors") is not None:
        return False
    return bool(set(columns_dropped(call)) - made_here)


def _maps_away(call: ast.Call, same: str) -> bool:
    """Whether `column = column.map({...})` gives values that it does not know."""
    inner: ast.expr = call
    while isinstance(inner, ast.Call) and called(inner) in ("astype", "fillna"):
        inner = (
            inner.func.value if isinstance(inner.func, ast.Attribute) else inner.args[0]
        )
    if not isinstance(inner, ast.Call) or called(inner) != "map" or not inner.args:
        return False
    on = inner.func.value if isinstance(inner.func, ast.Attribute) else None
    known = inner.args[0]
    if on is None or ast.unparse(on) != same or not isinstance(known, ast.Dict):
        return False
    keys = {constant(one) for one in known.keys if one}
    values = {constant(one) for one in known.values}
    return None not in keys | values and not keys & values


def _dropped_in_place(node: ast.stmt, made_here: set[str]) -> Iterator[str]:
    """The names of tables from which a statement drops columns in place."""
    if isinstance(node, ast.Delete):
        yield from (table for table, name, _ in dropping(node) if name not in made_here)
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        call = node.value
        if called(call) == "pop" and texts(call.args[0] if call.args else None):
            if len(call.args) == 1 and set(texts(call.args[0])) - made_here:
                yield root(call.func)
        elif is_true(keyword(call, "inplace")) and keyword(call, "errors") is None:
            if set(columns_dropped(call)) - made_here:
                yield root(call.func)
