"""True instead of False, and the other way round."""

import ast
from collections.abc import Iterator

from drydock.adoption.proving.names import Edit, Names

WHAT = "True and False exchanged"
RANK = 2


def find(node: ast.AST, names: Names) -> Iterator[Edit]:
    """True becomes False, and False True."""
    del names
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield node, str(not node.value)
