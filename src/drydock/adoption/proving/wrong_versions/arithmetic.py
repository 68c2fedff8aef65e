"""Plus instead of minus, times instead of divided by."""

import ast
from collections.abc import Iterator

from drydock.adoption.proving.names import Edit, Names

WHAT = "another calculation"
RANK = 2
OTHERS: dict[type[ast.operator], str] = {
    ast.Add: "-",
    ast.Sub: "+",
    ast.Mult: "/",
    ast.Div: "*",
    ast.FloorDiv: "/",
    ast.Mod: "//",
    ast.Pow: "*",
}


def find(node: ast.AST, names: Names) -> Iterator[Edit]:
    """A sum becomes a difference, a product a quotient, and the other way round."""
    del names
    if isinstance(node, ast.BinOp) and type(node.op) in OTHERS:
        if isinstance(node.left, ast.Constant) and isinstance(node.left.value, str):
            return
        sign = OTHERS[type(node.op)]
        yield node, f"({ast.unparse(node.left)}) {sign} ({ast.unparse(node.right)})"
