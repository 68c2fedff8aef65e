"""A text that is mistyped, so that it no longer fits what it should."""

import ast
from collections.abc import Iterator

from drydock.adoption.proving.names import Edit, Names

WHAT = "a mistyped text"
RANK = 2
WORD = 40


def find(node: ast.AST, names: Names) -> Iterator[Edit]:
    """A short text that is no column and no path gets a letter more."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        value = node.value
        if value not in names.columns and 0 < len(value) <= WORD and "/" not in value:
            if "." not in value[-6:]:
                yield node, repr(value + "x")
