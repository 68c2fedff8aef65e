"""Another column, and one column of a list forgotten."""

import ast
from collections.abc import Iterator

from drydock.adoption.proving.names import Edit, Names, labels

WHAT = "another column"
RANK = 2


def find(node: ast.AST, names: Names) -> Iterator[Edit]:
    """A column in brackets becomes the next that the script knows."""
    if isinstance(node, ast.Subscript):
        for column, place in labels(node).items():
            other = names.next_column(column)
            if other != column:
                yield place, repr(other)
