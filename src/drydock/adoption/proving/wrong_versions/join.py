"""Tables put together in another way."""

import ast
from collections.abc import Iterator

from drydock.adoption.proving.names import Edit, Names, called

WHAT = "another join"
RANK = 1


def find(node: ast.AST, names: Names) -> Iterator[Edit]:
    """A join keeps other rows; what is stacked stands in another order."""
    del names
    if not isinstance(node, ast.Call):
        return
    how = [one.value for one in node.keywords if one.arg == "how"]
    if called(node) in ("merge", "join"):
        if how:
            yield how[0], "'inner'" if ast.unparse(how[0]) != "'inner'" else "'left'"
        elif called(node) == "merge":
            arguments = [*map(ast.unparse, [*node.args, *node.keywords]), "how='outer'"]
            yield node, f"{ast.unparse(node.func)}({', '.join(arguments)})"
    if called(node) in ("concat", "concatenate", "vstack") and node.args:
        first = node.args[0]
        if isinstance(first, (ast.List, ast.Tuple)) and len(first.elts) > 1:
            parts = ", ".join(map(ast.unparse, first.elts[::-1]))
            yield first, f"[{parts}]"
