"""What is known of a script as a whole when one place in it is changed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

Edit = tuple[ast.AST, str]


@dataclass(frozen=True)
class Names:
    """names: all that the script gives to something. columns: texts in brackets, in the
    order in which they come up."""

    names: frozenset[str]
    columns: tuple[str, ...]

    @classmethod
    def of(cls, tree: ast.AST) -> Names:
        """What is known of that tree."""
        names = (one for one in ast.walk(tree) if isinstance(one, ast.Name))
        stored = (one.id for one in names if isinstance(one.ctx, ast.Store))
        return cls(frozenset(stored), tuple(dict.fromkeys(_columns(tree))))

    def next_column(self, column: str) -> str:
        """Another column that the script knows."""
        at = self.columns.index(column)
        return self.columns[(at + 1) % len(self.columns)]


def _columns(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript):
            yield from labels(node)


def labels(node: ast.Subscript) -> dict[str, ast.Constant]:
    """The texts in brackets, those of columns, each with its place."""
    found, texts = [node.slice], {}
    while found:
        one = found.pop(0)
        if isinstance(one, (ast.List, ast.Tuple)):
            found += one.elts
        elif isinstance(one, ast.Constant) and isinstance(one.value, str):
            texts[one.value] = one
    return texts


def called(call: ast.Call) -> str:
    """The last part of the name of what is called."""
    return getattr(call.func, "attr", "") or getattr(call.func, "id", "")
