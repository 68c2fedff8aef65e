"""What a call is of, and with what: small questions that several rules ask."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from drydock.judging.reading.displays import PLOT_METHODS, PLOTTING
from drydock.workbook.notebook import names_in

# Of any library; of its own, scikit-learn calls them `...Display`.
DRAWS = re.compile(r"\w*plots?(_\w+)?|dendrogram|heatmap|\w+Display|figure")


def dotted(node: ast.AST) -> str:
    """A name with its attributes, "np.random.seed"; "" for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        before = dotted(node.value)
        return f"{before}.{node.attr}" if before else ""
    return ""


def called(call: ast.Call) -> str:
    """The last part of the name of what is called: "read_csv"."""
    return getattr(call.func, "attr", "") or getattr(call.func, "id", "")


def root(node: ast.AST) -> str:
    """The name at which a chain of attributes, subscripts and calls begins, or ""."""
    while True:
        if isinstance(node, (ast.Attribute, ast.Subscript, ast.Starred)):
            node = node.value
        elif isinstance(node, ast.Call):
            node = node.func
        else:
            return node.id if isinstance(node, ast.Name) else ""


def draws(value: ast.AST) -> bool:
    """Whether a value is that of a call that draws: it is there for the picture."""
    return isinstance(value, ast.Call) and (
        root(value) in PLOTTING
        or called(value) in PLOT_METHODS
        or bool(DRAWS.fullmatch(called(value)))
    )


def keyword(call: ast.Call, name: str) -> ast.expr | None:
    """What a call gives for an argument by its name."""
    return next((one.value for one in call.keywords if one.arg == name), None)


def constant(node: ast.AST | None) -> object:
    """The value of a constant; None for anything else. A minus belongs to its number."""
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        value = constant(node.operand)
        if isinstance(value, (int, float)):
            return -value
    return None


def texts(node: ast.AST | None) -> list[str]:
    """The text constants of a text, or of a list or tuple of texts."""
    inside = node.elts if isinstance(node, (ast.List, ast.Tuple, ast.Set)) else [node]
    values = [constant(one) for one in inside]
    return [value for value in values if isinstance(value, str)]


def is_true(node: ast.AST | None) -> bool:
    """Whether an argument is given, and is not plainly False."""
    return node is not None and not (isinstance(node, ast.Constant) and not node.value)


def columns_dropped(call: ast.Call) -> list[str]:
    """The columns, as far as they are written out, that `table.drop(...)` takes away."""
    if called(call) != "drop" or not isinstance(call.func, ast.Attribute):
        return []
    axis = constant(keyword(call, "axis"))
    if axis is None and len(call.args) > 1:
        axis = constant(call.args[1])
    named = keyword(call, "columns")
    if named is not None:
        return texts(named)
    if axis in (1, "columns"):
        return texts(call.args[0] if call.args else keyword(call, "labels"))
    return []


def assigned(node: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Each target of an assignment with its value; of `a, b = x, y` each pair."""
    if isinstance(node, ast.AnnAssign) and node.value:
        yield node.target, node.value
    if not isinstance(node, ast.Assign):
        return
    for target in node.targets:
        if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
            if len(target.elts) == len(node.value.elts):
                yield from zip(target.elts, node.value.elts, strict=True)
                continue
        yield target, node.value


def uses(node: ast.AST) -> set[str]:
    """The names that an expression reads."""
    return names_in(node, ast.Load)
