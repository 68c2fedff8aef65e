"""Which names a cell needs, and which it makes, as far as its text tells."""

from __future__ import annotations

import ast
import types
from collections.abc import Iterable, Iterator
from typing import Any

MOST_FUNCTIONS = 200


class Cell:
    """The names of one cell; needs: those that it reads and has not made before.

    makes: those that it binds. changes: those whose value it may change in place.
    """

    def __init__(self, source: str) -> None:
        self.needs: set[str] = set()
        self.makes: set[str] = set()
        self.changes: set[str] = set()
        try:
            tree = ast.parse(source)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return
        for statement in tree.body:
            self._take(statement)

    def _take(self, statement: ast.stmt) -> None:
        made: set[str] = set()
        for node in ast.walk(statement):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                self.needs |= {node.id} - self.makes
            elif isinstance(node, ast.Name):
                made.add(node.id)
                if isinstance(statement, ast.AugAssign):
                    self.needs |= {node.id} - self.makes
            else:
                made |= set(_bound(node))
                self.changes |= set(_changed(node))
        self.makes |= made


def _bound(node: ast.AST) -> Iterator[str]:
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        yield node.name
    elif isinstance(node, (ast.Import, ast.ImportFrom)):
        for one in node.names:
            yield (one.asname or one.name).partition(".")[0]


def _changed(node: ast.AST) -> Iterator[str]:
    """`x[...] = 1`, `x.a = 1`, `del x[...]`, and `x.method(...)`, which may."""
    place: Any = None
    if isinstance(node, (ast.Subscript, ast.Attribute)):
        if not isinstance(node.ctx, ast.Load):
            place = node.value
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        place = node.func.value
    while isinstance(place, (ast.Subscript, ast.Attribute)):
        place = place.value
    if isinstance(place, ast.Name):
        yield place.id


class Lost:
    """The names whose values nobody knows, since the cell that makes them did not end."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def holds_up(self, cell: Cell) -> set[str]:
        """Those of them that the cell needs."""
        return self.names & cell.needs

    def ended(self, cell: Cell) -> None:
        """What a cell has made is known again."""
        self.names -= cell.makes - cell.needs

    def failed(self, cell: Cell, known: Iterable[str]) -> None:
        """What a cell would have made is not; what is known all the same stays."""
        self.names |= (cell.makes | cell.changes) - set(known)


def reached(names: Iterable[str], space: dict[str, Any]) -> set[str]:
    """The names of the notebook that are touched where these are used: functions of the
    notebook touch what they name."""
    found: set[str] = set()
    ahead = [name for name in names if name in space]
    while ahead and len(found) < MOST_FUNCTIONS:
        name = ahead.pop()
        if name in found:
            continue
        found.add(name)
        value = space[name]
        if isinstance(value, types.FunctionType) and value.__globals__ is space:
            ahead += [one for one in _named(value.__code__) if one in space]
    return found


def _named(code: types.CodeType) -> set[str]:
    inner = [one for one in code.co_consts if isinstance(one, types.CodeType)]
    return set(code.co_names).union(*map(_named, inner))
