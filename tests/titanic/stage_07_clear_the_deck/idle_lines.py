"""Finding lines that are never run, or whose result goes nowhere, by syntax trees; knows
nothing of the kata. Each function gives (line, what) pairs.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any

Found = list[tuple[int, str]]
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
ENDS = (ast.Return, ast.Raise, ast.Continue, ast.Break)
# What only looks, and changes nothing; not `replace` and `copy` of a file.
LOOKING = set(
    "score predict predict_proba accuracy_score head tail describe mean median mode sum"
    " min max std round astype value_counts nunique unique isnull isna notnull groupby"
    " corr drop fillna assign sort_values reset_index dropna merge join sample query len"
    " sorted str list concat cut qcut crosstab get_dummies factorize quantile count any"
    " all abs clip reindex set_index nlargest nsmallest idxmax idxmin".split()
)
MAY_ACT = (ast.BoolOp, ast.IfExp, ast.ListComp, ast.SetComp, ast.DictComp)
UNKNOWN = object()


def never_run(trees: list[ast.Module], others: list[ast.Module]) -> Found:
    """Lines behind the end of a block, or behind a condition that nobody can meet.

    others: further code that calls the functions of `trees`.
    """
    found: Found = []
    everything = [*trees, *others]
    for tree in trees:
        flags = _constants(tree, everything)
        found += _never_run(tree, flags)
        for function in (node for node in tree.body if isinstance(node, FUNCTIONS)):
            unset = _never_given(function, everything)
            found += _never_run(function, flags | unset)
    return sorted(set(found))


def _never_run(root: ast.AST, flags: dict[str, Any]) -> Iterator[tuple[int, str]]:
    for node in ast.walk(root):
        if isinstance(node, (ast.If, ast.While, ast.IfExp)):
            value = _value(node.test, flags)
            what = f"what stands under {_keyword(node)} {ast.unparse(node.test)}"
            if value is not UNKNOWN and not value:
                yield node.lineno, what
            elif value is not UNKNOWN and getattr(node, "orelse", None):
                if not isinstance(node, ast.While):
                    yield node.lineno, f"what stands under its else: {what[23:]}"
        for body in (getattr(node, field, None) for field in ("body", "orelse")):
            for one, after in zip(body, body[1:]) if isinstance(body, list) else ():
                if isinstance(one, ENDS):
                    yield after.lineno, f"what stands behind {ast.unparse(one)}"


def _keyword(node: ast.AST) -> str:
    return "while" if isinstance(node, ast.While) else "if"


def _value(test: ast.expr, flags: dict[str, Any]) -> Any:
    """What a condition always is; UNKNOWN where that depends."""
    if isinstance(test, ast.Constant):
        return test.value
    if isinstance(test, ast.Name):
        return flags.get(test.id, UNKNOWN)
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        value = _value(test.operand, flags)
        return value if value is UNKNOWN else not value
    if isinstance(test, ast.BoolOp):
        values = [_value(one, flags) for one in test.values]
        wanted = isinstance(test.op, ast.Or)
        if any(one is not UNKNOWN and bool(one) is wanted for one in values):
            return wanted
    return UNKNOWN


def _constants(tree: ast.Module, everything: list[ast.Module]) -> dict[str, Any]:
    """Names at the top of a module that are True, False or nothing, and stay so."""
    stored = [
        node.id if isinstance(node, ast.Name) else node.attr
        for one in everything
        for node in ast.walk(one)
        if isinstance(node, (ast.Name, ast.Attribute))
        and isinstance(node.ctx, ast.Store)
    ]
    return {
        name: node.value.value
        for node in tree.body
        if isinstance(node, (ast.Assign, ast.AnnAssign))
        and isinstance(node.value, ast.Constant)
        and _is_flag(node.value.value)
        for name in map(ast.unparse, getattr(node, "targets", None) or [node.target])
        if stored.count(name) == 1
    }


def _is_flag(value: object) -> bool:
    return value is None or isinstance(value, (bool, int))


def _never_given(
    function: ast.FunctionDef | ast.AsyncFunctionDef, everything: list[ast.Module]
) -> dict[str, Any]:
    """The parameters that keep their default at each call, with this value."""
    given = function.args
    named = [one.arg for one in (*given.posonlyargs, *given.args)]
    defaults = dict(zip(reversed(named), reversed(given.defaults)))
    defaults |= {
        one.arg: value
        for one, value in zip(given.kwonlyargs, given.kw_defaults)
        if value is not None
    }
    stored = {
        node.id
        for node in ast.walk(function)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    calls = [
        node
        for tree in everything
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).rpartition(".")[2] == function.name
    ]
    return {
        name: value.value
        for name, value in defaults.items()
        if isinstance(value, ast.Constant)
        and _is_flag(value.value)
        and name not in stored
        and not any(_gives(call, name, named) for call in calls)
    }


def _gives(call: ast.Call, name: str, named: list[str]) -> bool:
    """Whether a call gives a parameter a value, or may do so."""
    if any(word.arg in (name, None) for word in call.keywords):
        return True
    starred = any(isinstance(one, ast.Starred) for one in call.args)
    return starred or (name in named and named.index(name) < len(call.args))


def goes_nowhere(trees: list[ast.Module]) -> Found:
    """Lines that work something out, and nobody gets it."""
    return [
        (node.lineno, ast.unparse(node).partition("\n")[0])
        for tree in trees
        for node in ast.walk(tree)
        if (isinstance(node, ast.Expr) and _only_looks(node.value)) or _is_empty(node)
    ]


def _is_empty(node: ast.AST) -> bool:
    """Whether a condition or a loop holds nothing but `pass`."""
    if not isinstance(node, (ast.If, ast.For, ast.With)):
        return False
    inside = [*node.body, *getattr(node, "orelse", [])]
    return all(isinstance(one, ast.Pass) for one in inside)


def _only_looks(value: ast.expr) -> bool:
    if isinstance(value, ast.Call):
        name = ast.unparse(value.func).rpartition(".")[2]
        copies = name == "copy" and not value.args
        in_place = any(word.arg == "inplace" for word in value.keywords)
        return (name in LOOKING or copies) and not in_place
    if isinstance(value, MAY_ACT):
        return not any(isinstance(part, ast.Call) for part in ast.walk(value))
    waits = (ast.Await, ast.Yield, ast.YieldFrom, ast.Constant, ast.NamedExpr)
    return not isinstance(value, waits)
