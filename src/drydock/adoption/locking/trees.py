"""Parts of a syntax tree: what a statement gives a name to, and what stands in it."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

BLOCKS = (ast.For, ast.If, ast.While, ast.With, ast.Try)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def called(call: ast.expr) -> str:
    """The last part of the name of what is called; nothing where nothing is."""
    if not isinstance(call, ast.Call):
        return ""
    return getattr(call.func, "attr", "") or getattr(call.func, "id", "")


def root(node: ast.AST | None) -> str:
    """The name with which an expression such as `ax.lines[0].set(...)` begins."""
    while True:
        if isinstance(node, ast.Name):
            return node.id
        if isinstance(node, (ast.Attribute, ast.Subscript, ast.Starred)):
            node = node.value
        elif isinstance(node, ast.Call):
            node = node.func
        else:
            return ""


def parts(target: ast.expr) -> Iterator[ast.expr]:
    """Of several targets in one assignment, each."""
    if isinstance(target, (ast.Tuple, ast.List)):
        for one in target.elts:
            yield from parts(one)
    else:
        yield target


def plain_targets(node: ast.Assign) -> bool:
    """Whether an assignment gives values to names alone."""
    found = (part for target in node.targets for part in parts(target))
    return all(isinstance(part, ast.Name) for part in found)


def bodies(node: ast.stmt) -> Iterator[list[ast.stmt]]:
    """The statements within a statement, block by block."""
    for name in ("body", "orelse", "finalbody"):
        if found := getattr(node, name, None):
            yield found
    for handler in getattr(node, "handlers", []):
        yield handler.body


def names(nodes: Iterable[ast.AST], context: type[ast.expr_context]) -> set[str]:
    """The plain names in some trees, in one context."""
    return {
        one.id
        for node in nodes
        for one in ast.walk(node)
        if isinstance(one, ast.Name) and isinstance(one.ctx, context)
    }


def given(one: ast.stmt) -> Iterator[str]:
    """The names that a statement gives to something."""
    if isinstance(one, (ast.Import, ast.ImportFrom)):
        yield from (a.asname or a.name.split(".")[0] for a in one.names)
    elif isinstance(one, (*FUNCTIONS, ast.ClassDef)):
        yield one.name
    else:
        yield from names([one], ast.Store)
