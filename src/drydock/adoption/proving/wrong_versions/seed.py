"""Another seed, or none."""

import ast
from collections.abc import Iterator

from drydock.adoption.proving.names import Edit, Names, called

WHAT = "another seed"
RANK = 1


def find(node: ast.AST, names: Names) -> Iterator[Edit]:
    """A seed becomes another one."""
    del names
    if isinstance(node, ast.Call):
        seeds = [
            one.value for one in node.keywords if one.arg in ("random_state", "seed")
        ]
        if called(node) in ("seed", "RandomState", "default_rng", "manual_seed"):
            seeds += node.args[:1]
        for one in seeds:
            if isinstance(one, ast.Constant) and isinstance(one.value, int):
                yield one, str(one.value + 7)
