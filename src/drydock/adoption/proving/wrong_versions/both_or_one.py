"""`and` instead of `or`, `&` instead of `|`, and a condition turned round."""

import ast
from collections.abc import Iterator

from drydock.adoption.proving.names import Edit, Names

WHAT = "another condition"
RANK = 2


def find(node: ast.AST, names: Names) -> Iterator[Edit]:
    """Two conditions are put together the other way."""
    del names
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.BitAnd, ast.BitOr)):
        sign = "|" if isinstance(node.op, ast.BitAnd) else "&"
        yield node, f"({ast.unparse(node.left)}) {sign} ({ast.unparse(node.right)})"
    elif isinstance(node, ast.BoolOp):
        word = "or" if isinstance(node.op, ast.And) else "and"
        yield node, f" {word} ".join(f"({ast.unparse(one)})" for one in node.values)
    elif isinstance(node, (ast.If, ast.IfExp)):
        yield node.test, f"not ({ast.unparse(node.test)})"
