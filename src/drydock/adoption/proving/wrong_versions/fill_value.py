"""Missing values filled with something else, or not at all."""

import ast
from collections.abc import Iterator

from drydock.adoption.proving.names import Edit, Names, called

WHAT = "another fill value"
RANK = 1


def find(node: ast.AST, names: Names) -> Iterator[Edit]:
    """`fillna` gets 0, or -1 where it had 0; a strategy becomes another; `dropna` goes."""
    del names
    if not isinstance(node, ast.Call):
        return
    if called(node) == "fillna" and node.args:
        value = ast.unparse(node.args[0])
        yield node.args[0], "-1" if value == "0" else "0"
    if called(node) in ("ffill", "bfill") and isinstance(node.func, ast.Attribute):
        other = "bfill" if called(node) == "ffill" else "ffill"
        yield node.func, f"{ast.unparse(node.func.value)}.{other}"
    if called(node) in ("dropna", "drop_duplicates") and not node.args:
        if not node.keywords and isinstance(node.func, ast.Attribute):
            yield node, ast.unparse(node.func.value)
    for keyword in node.keywords:
        if keyword.arg == "strategy" and isinstance(keyword.value, ast.Constant):
            other = "median" if keyword.value.value == "mean" else "mean"
            yield keyword.value, repr(other)
