"""Whether a function reads as text: what it names, and what it works out by itself.

It is read, and not run. A rule is an operator, a list or a dictionary with numbers, or a
column that is made without a function of the work.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

from drydock.workbook.loading import load

OPERATORS = (ast.BinOp, ast.AugAssign, ast.Compare, ast.BoolOp, ast.UnaryOp)
GROUPS = (ast.List, ast.Tuple, ast.Set, ast.Dict)
TOLD_LETTERS = 60
built_in = load(Path(__file__).with_name("built.py"))


def rules_in(name: str, core: Iterable[ast.Module]) -> list[str]:
    """The rules that stand in the function `name` itself, with their lines; none where it
    is put together from others by a call."""
    trees = list(core)
    function = _defined(name, trees)
    if function is None:
        return []
    own = _own_functions(trees) - {name}
    before = _values([function])
    found = {
        line: f"line {line} makes {column} without a function of yours"
        for one in _statements(function)
        for line, column, value in built_in.built(one)
        if not own & set(_names(value, *_columns_in(value, before)))
    }
    for node in (part for one in _statements(function) for part in _parts(one)):
        if what := _rule(node):
            line = getattr(node, "lineno", function.lineno)
            found.setdefault(line, f"line {line} has {what}")
    return [found[line] for line in sorted(found)]


def _rule(node: ast.AST) -> str:
    """What is a rule in a node, in words; empty where it is none."""
    if isinstance(node, OPERATORS) and not _is_negative_number(node):
        return f"an operator: {_short(node)}"
    if isinstance(node, GROUPS) and _numbers(node):
        return f"numbers of its own: {_short(node)}"
    return ""


def _is_negative_number(node: ast.AST) -> bool:
    return isinstance(node, ast.UnaryOp) and isinstance(node.operand, ast.Constant)


def _numbers(node: ast.AST) -> bool:
    parts = (*getattr(node, "elts", ()), *getattr(node, "values", ()))
    constants = (one.value for one in parts if isinstance(one, ast.Constant))
    return any(type(one) in (int, float) for one in constants)


def _short(node: ast.AST) -> str:
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= TOLD_LETTERS else f"{text[:TOLD_LETTERS]}..."


def _columns_in(value: ast.AST, known: dict[str, list[ast.AST]]) -> Iterator[ast.AST]:
    """What gave its value to a name in a value, unless that is a table of which one column
    is taken."""
    tables = {
        ast.unparse(one.value)
        for one in ast.walk(value)
        if isinstance(one, ast.Subscript) and isinstance(one.slice, ast.Constant)
    }
    for name in set(_names(value)) - tables:
        yield from known.get(name, [])


def _statements(function: ast.FunctionDef) -> list[ast.stmt]:
    """Those of the body, without the docstring."""
    has_docstring = ast.get_docstring(function) is not None
    return function.body[has_docstring:]


def _parts(node: ast.AST) -> Iterator[ast.AST]:
    """The node and all in it, but for what only says which types are meant."""
    yield node
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns"):
            continue
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, ast.AST):
                yield from _parts(one)


def steps_of(name: str, core: Iterable[ast.Module]) -> list[str] | None:
    """The functions of the work that the function `name` names, if only in a list of steps
    that it takes; None where there is nothing of that name."""
    trees = list(core)
    values = _values(trees)
    function = _defined(name, trees)
    start = [function] if function else values.get(name, [])
    if not start:
        return None
    own, seen, ahead = _own_functions(trees) - {name}, [], list[ast.AST](start)
    for node in ahead:
        for one in _names(node):
            if one not in seen:
                seen.append(one)
                ahead += values.get(one, [])
    return [one for one in seen if one in own]


def _defined(name: str, trees: list[ast.Module]) -> ast.FunctionDef | None:
    """The function `name` at the top of a module."""
    found = (one for tree in trees for one in tree.body)
    functions = (one for one in found if isinstance(one, ast.FunctionDef))
    return next((one for one in functions if one.name == name), None)


def _own_functions(trees: list[ast.Module]) -> set[str]:
    """The functions that the modules define, those of classes included."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    nodes = (node for tree in trees for node in ast.walk(tree))
    return {node.name for node in nodes if isinstance(node, kinds)}


def _values(
    blocks: Iterable[ast.Module | ast.FunctionDef],
) -> dict[str, list[ast.AST]]:
    """What the lines of modules or functions, but for inner blocks, give to each name."""
    found: dict[str, list[ast.AST]] = {}
    for one in (one for block in blocks for one in block.body):
        if isinstance(one, (ast.Assign, ast.AnnAssign)) and one.value:
            targets = one.targets if isinstance(one, ast.Assign) else [one.target]
            for target in targets:
                if isinstance(target, ast.Name):
                    found.setdefault(target.id, []).append(one.value)
    return found


def _names(*nodes: ast.AST) -> list[str]:
    """The names in nodes, with those behind a dot."""
    return [
        one.id if isinstance(one, ast.Name) else one.attr
        for node in nodes
        for one in ast.walk(node)
        if isinstance(one, (ast.Name, ast.Attribute))
    ]
