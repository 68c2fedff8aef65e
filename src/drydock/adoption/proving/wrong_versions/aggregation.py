"""A mean instead of a median, a sum instead of a mean."""

import ast
from collections.abc import Iterator

from drydock.adoption.proving.names import Edit, Names

WHAT = "another aggregation"
RANK = 1
OTHERS = {
    "mean": "median",
    "median": "mean",
    "sum": "mean",
    "max": "min",
    "min": "max",
    "count": "nunique",
    "size": "nunique",
    "nunique": "count",
    "std": "var",
    "var": "std",
    "first": "last",
    "last": "first",
    "idxmax": "idxmin",
    "idxmin": "idxmax",
    "argmax": "argmin",
    "argmin": "argmax",
    "head": "tail",
    "tail": "head",
}


def find(node: ast.AST, names: Names) -> Iterator[Edit]:
    """A method, or the name of one for `agg` and `transform`, becomes another."""
    del names
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        other = OTHERS.get(node.func.attr)
        if other:
            yield node.func, f"{ast.unparse(node.func.value)}.{other}"
        if node.func.attr in ("agg", "aggregate", "transform", "pivot_table"):
            for one in [*node.args, *(keyword.value for keyword in node.keywords)]:
                if isinstance(one, ast.Constant) and one.value in OTHERS:
                    yield one, repr(OTHERS[str(one.value)])
