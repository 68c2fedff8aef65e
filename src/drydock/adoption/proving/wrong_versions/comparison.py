"""A limit that belongs to the other side, or the contrary of a comparison."""

import ast
from collections.abc import Iterator

from drydock.adoption.proving.names import Edit, Names

WHAT = "another comparison"
RANK = 1
OTHERS: dict[type[ast.cmpop], str] = {
    ast.Lt: "<=",
    ast.LtE: "<",
    ast.Gt: ">=",
    ast.GtE: ">",
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.In: "not in",
    ast.NotIn: "in",
    ast.Is: "is not",
    ast.IsNot: "is",
}

IN_BRACKETS = (ast.BinOp, ast.BoolOp, ast.Compare)


def find(node: ast.AST, names: Names) -> Iterator[Edit]:
    """A comparison of two becomes its neighbour."""
    del names
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        left, right = ast.unparse(node.left), ast.unparse(node.comparators[0])
        sides = [
            f"({text})" if isinstance(one, IN_BRACKETS) else text
            for one, text in ((node.left, left), (node.comparators[0], right))
        ]
        yield node, f" {OTHERS[type(node.ops[0])]} ".join(sides)
