"""Refactorings of syntax trees: what an editor should have made of a function."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from copy import deepcopy


class _Inline(ast.NodeTransformer):
    """Puts an expression in the place of a name."""

    def __init__(self, name: str, value: ast.expr) -> None:
        self._name = name
        self._value = value

    def visit(self, node: ast.AST) -> ast.AST:
        if isinstance(node, ast.Name) and node.id == self._name:
            return self._value
        return self.generic_visit(node)


def text(node: ast.AST | None) -> str:
    """A piece of a program in one layout, without comments; empty for None."""
    return ast.unparse(node) if node else ""


def renamed(function: ast.FunctionDef, old: str, new: str) -> ast.FunctionDef:
    """A function with another name for itself or for one of its variables."""
    function = deepcopy(function)
    for node in ast.walk(function):
        if isinstance(node, ast.Name) and node.id == old:
            node.id = new
        elif isinstance(node, ast.FunctionDef) and node.name == old:
            node.name = new
    return function


def value_of(function: ast.FunctionDef, name: str) -> ast.expr | None:
    """What a variable of a function is given, if that happens just once."""
    values = [n.value for n in ast.walk(function) if _gives(n, name)]
    return values[0] if len(values) == 1 else None


def _gives(node: ast.AST, name: str) -> bool:
    targets = node.targets if isinstance(node, ast.Assign) else []
    return [text(target) for target in targets] == [name]


def inlined(function: ast.FunctionDef, name: str) -> ast.FunctionDef:
    """A function with what a variable is given in the places of the variable."""
    value = value_of(function, name)
    if value is None:
        return function
    function = deepcopy(function)
    function.body = [node for node in function.body if not _gives(node, name)]
    return _Inline(name, value).visit(function)


def identifiers(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Every name in a program's code (not in its texts and comments), with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id, node.lineno
        elif isinstance(node, ast.Attribute):
            yield node.attr, node.lineno
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name, node.lineno
        elif isinstance(node, ast.arg):
            yield node.arg, node.lineno
        elif isinstance(node, ast.alias):
            yield from ((n, node.lineno) for n in (node.name, node.asname) if n)


def numbers(tree: ast.AST) -> dict[float, int]:
    """Every number in a program, with a line on which it stands."""
    found = (node for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {n.value: n.lineno for n in found if isinstance(n.value, float | int)}
