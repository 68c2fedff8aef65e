"""Which lines of a script lead to a value, as far as the names in it tell."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


@dataclass(frozen=True)
class Statement:
    """A statement at the top of a script: the names that it reads, and those that it may
    have given another value."""

    node: ast.stmt
    reads: frozenset[str]
    changes: frozenset[str]

    @property
    def lines(self) -> set[int]:
        """The lines on which it stands."""
        return set(range(self.node.lineno, (self.node.end_lineno or 0) + 1))


class Slices:
    """The statements of a script, and what leads from one to another."""

    def __init__(self, text: str) -> None:
        self.statements = [_statement(one) for one in ast.parse(text).body]

    def leading_to(self, name: str) -> list[Statement]:
        """The statements of which the value of a name at the end may depend, in order."""
        wanted, found = {name}, []
        for one in reversed(self.statements):
            if one.changes & wanted:
                found.append(one)
                wanted |= one.reads
        return found[::-1]

    def lines_to(self, names: Iterable[str]) -> frozenset[int]:
        """The lines of all statements on which one of these names may depend."""
        found: set[int] = set()
        for name in set(names):
            for one in self.leading_to(name):
                found |= one.lines
        return frozenset(found)

    @cached_property
    def asked(self) -> dict[str, list[str]]:
        """Of each name the tables with which it is used as a model is, the last first:
        `model.predict(X_test)`, `cross_val_score(model, X_train, y_train)`."""
        found: dict[str, list[str]] = {}
        for statement in self.statements:
            for call in ast.walk(statement.node):
                if isinstance(call, ast.Call):
                    for model, table in _asked(call):
                        tables = found.setdefault(model, [])
                        if table in tables:
                            tables.remove(table)
                        tables.insert(0, table)
        return found


def _asked(call: ast.Call) -> Iterator[tuple[str, str]]:
    names = [one.id for one in call.args if isinstance(one, ast.Name)]
    names += [k.value.id for k in call.keywords if isinstance(k.value, ast.Name)]
    if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name):
        yield from ((call.func.value.id, one) for one in names[:1])
    yield from ((names[0], one) for one in names[1:2])


def _statement(node: ast.stmt) -> Statement:
    reads = {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}
    changes = set(_bound(node))
    for one in ast.walk(node):
        if isinstance(one, (ast.Attribute, ast.Subscript)):
            if isinstance(one.ctx, (ast.Store, ast.Del)):
                changes |= _root(one)
        elif isinstance(one, ast.Call) and not isinstance(node, FUNCTIONS):
            # A call alone is there for what it does: to its object, or to what it gets; but a
            # model that is fitted leaves its rows as they are.
            if isinstance(node, ast.Expr) or _acts(one):
                changes |= _root(one.func)
                if not getattr(one.func, "attr", "").startswith("fit"):
                    changes |= {n for a in one.args for n in _root(a)}
    return Statement(node, frozenset(reads), frozenset(changes))


def _acts(call: ast.Call) -> bool:
    name = getattr(call.func, "attr", "")
    inplace = any(one.arg == "inplace" for one in call.keywords)
    return inplace or name.startswith(("fit", "partial_fit", "append", "update", "pop"))


def _bound(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, FUNCTIONS):
        yield node.name
        return
    for one in ast.walk(node):
        if isinstance(one, ast.Name) and not isinstance(one.ctx, ast.Load):
            yield one.id
        elif isinstance(one, ast.alias):
            yield one.asname or one.name.split(".")[0]
        elif isinstance(one, FUNCTIONS):
            yield one.name


def _root(node: ast.AST) -> set[str]:
    while isinstance(node, (ast.Attribute, ast.Subscript, ast.Call, ast.Starred)):
        node = node.func if isinstance(node, ast.Call) else node.value
    return {node.id} if isinstance(node, ast.Name) else set()
