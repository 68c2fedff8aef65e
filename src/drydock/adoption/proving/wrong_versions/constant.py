"""Another number."""

import ast
from collections.abc import Iterator

from drydock.adoption.proving.names import Edit, Names

WHAT = "another number"
RANK = 1


def find(node: ast.AST, names: Names) -> Iterator[Edit]:
    """A number becomes a little larger."""
    del names
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        value = node.value
        if isinstance(value, int):
            yield node, str(value + 1)
        else:
            yield node, repr(value * 1.1 if value else 0.1)
