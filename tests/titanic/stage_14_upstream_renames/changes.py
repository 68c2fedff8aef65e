"""What has changed in code, piece by piece: a piece is a function, a class or a constant at
the top of a file.

Format, comments, docstrings, type hints and imports are no change, nor is it one that a
piece has moved to another file.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from typing import NamedTuple

Trees = Mapping[str, ast.Module]
DEFINED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
SAID_BY_THE_MODULE = "__all__"


class Change(NamedTuple):
    """A piece that is not as it was.

    was, now: its code, in one text; `now` is empty where it is gone.
    """

    name: str
    file: str
    was: str
    now: str

    def __str__(self) -> str:
        return f"{self.name} in {self.file} {'has changed' if self.now else 'is gone'}"


def changes(before: Trees, after: Trees) -> list[Change]:
    """The pieces of `before` that nothing in `after` is the same as."""
    now: dict[str, list[str]] = {}
    for tree in after.values():
        for name, code in _pieces(tree):
            now.setdefault(name, []).append(code)
    return [
        Change(name, file, code, "\n".join(now.get(name, [])))
        for file, tree in before.items()
        for name, code in _pieces(tree)
        if code not in now.get(name, [])
    ]


def count(trees: Trees) -> int:
    """How many pieces there are."""
    return sum(len(_pieces(tree)) for tree in trees.values())


def _pieces(tree: ast.Module) -> list[tuple[str, str]]:
    """The name and the code of each piece of a module."""
    found = []
    for node in _plain(tree).body:
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            continue
        if isinstance(node, DEFINED):
            name = node.name
        elif isinstance(node, ast.Assign):
            name = ", ".join(map(ast.unparse, node.targets))
        else:
            name = ast.unparse(node).splitlines()[0]
        if name != SAID_BY_THE_MODULE:
            found.append((name, ast.unparse(node)))
    return found


def _plain(tree: ast.Module) -> ast.Module:
    """The same code without docstrings and type hints; the tree itself stays as it is."""
    copy = ast.parse(ast.unparse(tree))
    return ast.fix_missing_locations(_Plain().visit(copy))


class _Plain(ast.NodeTransformer):
    """Takes out what is for readers only."""

    def visit(self, node: ast.AST) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node, ast.arg):
            node.annotation = None
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            node.returns = None
        if isinstance(node, (ast.Module, *DEFINED)):
            node.body = _without_texts(node.body) or [ast.Pass()]
        if isinstance(node, ast.AnnAssign) and node.value:
            return ast.Assign([node.target], node.value)
        return node


def _without_texts(body: Iterable[ast.stmt]) -> list[ast.stmt]:
    """Statements without those that are a text and nothing else."""
    return [
        one
        for one in body
        if not isinstance(one, ast.Expr)
        or not isinstance(one.value, ast.Constant)
        or not isinstance(one.value.value, str)
    ]
