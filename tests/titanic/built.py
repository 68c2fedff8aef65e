"""Where code builds the features of the titanic kata, without being run."""

from __future__ import annotations

import ast
from collections.abc import Iterator

FEATURES = "Pclass Sex Age Fare Embarked Title IsAlone Age*Class".split()
# What gives a table or a column of what is merely written down.
PLAIN = ("range", "list", "tuple", "Series", "DataFrame", "array", "arange", "linspace")

ONE_FIGURE = "max min mean median integers randint choice uniform normal".split()


def called(call: ast.Call) -> str:
    """The name of what is called, without what stands before the dot."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def built(tree: ast.AST) -> Iterator[tuple[int, str, ast.AST]]:
    """The features that code gives a value, the lines, and from what they are made."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.Assign, ast.AugAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            made = [(name, node.value) for one in targets for name in _columns(one)]
        elif isinstance(node, ast.Call) and called(node) == "assign":
            made = [(word.arg, word.value) for word in node.keywords]
            made += [
                (name, word.value)
                for word in node.keywords
                if word.arg is None
                for name in _columns(word.value)
            ]
        elif isinstance(node, ast.Call) and called(node) == "insert":
            made = [(name, node) for one in node.args for name in _columns(one)]
        else:
            continue
        yield from ((node.lineno, str(k), v) for k, v in made if k in FEATURES)


def _columns(node: ast.AST | None) -> list[str]:
    """The columns that a piece of code names: in square brackets, or as keys."""
    if isinstance(node, ast.Dict):
        return [name for key in node.keys for name in _columns(key)]
    if isinstance(node, ast.Subscript):
        place = node.slice
        is_pair = isinstance(place, ast.Tuple) and len(place.elts) == 2
        return _columns(place.elts[1] if is_pair else place)
    if isinstance(node, (ast.List, ast.Tuple)):
        return [name for one in node.elts for name in _columns(one)]
    is_name = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return [node.value] if is_name else []


def computes(value: ast.AST) -> bool:
    """Whether a value comes from what is in a table, or from a function. One figure of a
    column, or one drawn at random, is an example like one that is written down."""
    if isinstance(value, ast.Call):
        if called(value) in ONE_FIGURE:
            return False
        if called(value) not in PLAIN:
            return True
    if isinstance(value, (ast.Subscript, ast.Lambda)):
        return True
    return any(map(computes, ast.iter_child_nodes(value)))
