"""One of several is forgotten: a column, a title, a feature."""

import ast
from collections.abc import Iterator

from drydock.adoption.proving.names import Edit, Names

WHAT = "one of several left out"
RANK = 2
LEAST = 2


def find(node: ast.AST, names: Names) -> Iterator[Edit]:
    """A list, a set or a dictionary loses what stands last in it."""
    del names
    if isinstance(node, (ast.List, ast.Set)) and len(node.elts) >= LEAST:
        if isinstance(node, ast.Set) or isinstance(node.ctx, ast.Load):
            inside = ", ".join(map(ast.unparse, node.elts[:-1]))
            yield node, f"[{inside}]" if isinstance(node, ast.List) else f"{{{inside}}}"
    elif isinstance(node, ast.Dict) and len(node.keys) >= LEAST and all(node.keys):
        short = ast.Dict(node.keys[:-1], node.values[:-1])
        yield node, ast.unparse(short)
