"""Another number."""

import ast
from collections.abc import Iterator

from drydock.adoption.proving.names import Edit, Names

WHAT = "another number"
RANK = 1


def find(node: ast.AST, names: Names) -> Iterator[Edit]:
    """A number becomes a little larger."""
    del names
    if not isinstance(node, ast.Constant) or isinstance(node.value, bool):
        return
    value = node.value
    if isinstance(value, int):
        yield node, str(value + 1)
    elif isinstance(value, float):
        yield node, repr(value * 1.1 if value else 0.1)
