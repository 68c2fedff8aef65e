"""A line that is not there."""

import ast
from collections.abc import Iterator

from drydock.adoption.proving.names import Edit, Names

WHAT = "a line left out"
RANK = 1
SIMPLE = (ast.Assign, ast.AugAssign, ast.Expr)


def find(node: ast.AST, names: Names) -> Iterator[Edit]:
    """A statement goes, if it is no definition and no import."""
    del names
    if isinstance(node, SIMPLE):
        if not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
            yield node, "pass"
