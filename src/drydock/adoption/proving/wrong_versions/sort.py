"""Sorted the other way, or not at all."""

import ast
from collections.abc import Iterator

from drydock.adoption.proving.names import Edit, Names, called

WHAT = "another order"
RANK = 1


def find(node: ast.AST, names: Names) -> Iterator[Edit]:
    """What is sorted upwards is sorted downwards; the other way round it is a constant."""
    del names
    if not isinstance(node, ast.Call):
        return
    given = {one.arg for one in node.keywords}
    arguments = [*map(ast.unparse, [*node.args, *node.keywords])]
    if called(node) in ("sort_values", "sort_index") and "ascending" not in given:
        arguments.append("ascending=False")
        yield node, f"{ast.unparse(node.func)}({', '.join(arguments)})"
    if called(node) == "sorted" and "reverse" not in given:
        arguments.append("reverse=True")
        yield node, f"{ast.unparse(node.func)}({', '.join(arguments)})"
