"""Finding columns that are built in vain, and the places that say which columns go or
stay, by syntax trees; knows nothing of the kata.

Each function gives (line, what) pairs in the order of the lines.
"""

from __future__ import annotations

import ast
import copy
import re
from collections.abc import Iterator

Found = list[tuple[int, str]]
IN_A_TEXT = ("query", "eval")
NO_COLUMNS = {0, 1, None, "index", "columns", "ignore", "raise"}


def dead_columns(trees: list[ast.Module], results: set[str]) -> Found:
    """Columns that are built, and neither belong to `results` nor help to build one."""
    dead: Found = []
    trees = [_with_texts(tree) for tree in trees]
    statements = [node for tree in trees for node in ast.walk(tree) if _is_simple(node)]
    dropped = _constants_of_drops(trees)
    while True:
        built = [
            (one, column, line)
            for one in statements
            for column, line in _columns_built(one)
        ]
        new = [
            (one, column, line)
            for one, column, line in built
            if column not in results
            and column not in _read_by(statements, dropped, column)
        ]
        if not new:
            return sorted(dead)
        dead += [(line, f'"{column}"') for _, column, line in new]
        gone = {id(one) for one, _, _ in new}
        statements = [one for one in statements if id(one) not in gone]


def built(tree: ast.Module) -> Found:
    """The columns that a module builds, each in the form of `dead_columns`."""
    return [
        (line, f'"{column}"')
        for node in ast.walk(_with_texts(tree))
        if _is_simple(node)
        for column, line in _columns_built(node)
    ]


def _read_by(
    statements: list[ast.AST], dropped: set[ast.Constant], column: str
) -> set[str]:
    """The texts in all statements but those that build this one column and no other."""
    return {
        text
        for one in statements
        if {name for name, _ in _columns_built(one)} != {column}
        for text in _texts(one, without=dropped | _stored(one).keys())
    }


def _with_texts(tree: ast.Module) -> ast.Module:
    """The tree with each name that stands for one text replaced by that text."""
    given = [
        (node.targets[0].id, node.value)
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    ]
    texts = dict(given)

    class Put(ast.NodeTransformer):
        """Puts the texts in the places of the names."""

        # pylint: disable-next=invalid-name
        def visit_Name(self, node: ast.Name) -> ast.expr:
            """A name that is read, as its text."""
            if isinstance(node.ctx, ast.Load) and node.id in texts:
                text = ast.Constant(texts[node.id].value)
                return ast.copy_location(text, node)
            return node

    without = copy.deepcopy(tree)
    without.body = [
        node
        for node in without.body
        if not (
            isinstance(node, ast.Assign)
            and isinstance(node.targets[0], ast.Name)
            and node.targets[0].id in texts
        )
    ]
    return Put().visit(without)


def _is_simple(node: ast.AST) -> bool:
    return isinstance(node, ast.stmt) and not hasattr(node, "body")


def _stored(statement: ast.AST) -> dict[ast.Constant, int]:
    """Texts in the places that a statement writes to, such as the x of df["x"] = 1."""
    return {
        one: node.lineno
        for node in ast.walk(statement)
        if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store)
        for one in _last(node.slice)
    }


def _last(index: ast.expr) -> list[ast.Constant]:
    """The columns of df["x"], of df.loc[rows, "x"] and of df[["x", "y"]]."""
    one = index.elts[-1] if isinstance(index, ast.Tuple) and index.elts else index
    several = one.elts if isinstance(one, ast.List) else [one]
    return [
        part
        for part in several
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    ]


def _columns_built(statement: ast.AST) -> Iterator[tuple[str, int]]:
    for constant, line in _stored(statement).items():
        yield str(constant.value), line
    for node in ast.walk(statement):
        if not isinstance(node, ast.Call):
            continue
        if _method(node) == "assign":
            yield from ((one.arg, node.lineno) for one in node.keywords if one.arg)
            yield from ((key, node.lineno) for key in _keys(node))
        elif _method(node) == "insert" and len(node.args) > 1:
            for name in _last(node.args[1]):
                yield str(name.value), node.lineno


def _keys(call: ast.Call) -> Iterator[str]:
    """The keys of the dictionary in df.assign(**{"x": 1})."""
    for one in call.keywords:
        if one.arg is None and isinstance(one.value, ast.Dict):
            for key in one.value.keys:
                if isinstance(key, ast.Constant):
                    yield str(key.value)


def _texts(statement: ast.AST, *, without: set[ast.Constant]) -> Iterator[str]:
    """The texts in a statement, and its attributes: df.Age reads a column too."""
    built = {
        id(part)
        for node in ast.walk(statement)
        if isinstance(node, ast.Call) and _method(node) in ("assign", "insert")
        for part in _names_of_new(node)
    }
    for node in ast.walk(statement):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
            yield node.attr
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            if node not in without and id(node) not in built:
                yield node.value
        elif isinstance(node, ast.Call) and _method(node) in IN_A_TEXT:
            yield from re.findall(r"\w+", " ".join(map(ast.unparse, node.args)))


def _names_of_new(call: ast.Call) -> Iterator[ast.AST]:
    """The texts that name a new column in a call, and so read none."""
    if _method(call) == "insert":
        yield from call.args[1:2]
    for one in call.keywords:
        if one.arg is None and isinstance(one.value, ast.Dict):
            yield from filter(None, one.value.keys)


def _method(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def _constants_of_drops(trees: list[ast.Module]) -> set[ast.Constant]:
    """The texts that name what is dropped, also by way of a list with a name."""
    nodes = [node for tree in trees for node in ast.walk(tree)]
    drops = [
        one for one in nodes if isinstance(one, ast.Call) and _method(one) == "drop"
    ]
    inside = [part for drop in drops for part in _arguments(drop)]
    lists = {part.id for part in inside if isinstance(part, ast.Name)}
    for node in nodes:
        if isinstance(node, ast.Assign) and any(
            isinstance(target, ast.Name) and target.id in lists
            for target in node.targets
        ):
            inside += ast.walk(node.value)
        elif isinstance(node, ast.Delete):
            inside += ast.walk(node)
    return {part for part in inside if isinstance(part, ast.Constant)}


def _arguments(call: ast.Call) -> Iterator[ast.AST]:
    for one in (*call.args, *call.keywords):
        yield from ast.walk(one)


def places(tree: ast.Module, results: set[str], label: str) -> Found:
    """Where columns other than `label` are dropped, deleted or popped, and where all of
    `results` are listed as those that stay."""
    found: Found = []
    lists = {
        target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and results <= _listed(node.value)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    asserted = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.Assert)
        for part in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Delete) and any(
            isinstance(target, ast.Subscript) for target in node.targets
        ):
            found.append((node.lineno, "del"))
        elif isinstance(node, ast.Call) and _method(node) in ("drop", "pop"):
            texts = {p.value for p in _arguments(node) if isinstance(p, ast.Constant)}
            names = {p.id for p in _arguments(node) if isinstance(p, ast.Name)}
            if names & lists:
                continue  # what is not in the list goes: that is the same place
            if texts - NO_COLUMNS - {label} or (names and label not in texts):
                found.append((node.lineno, _method(node)))
        elif id(node) not in asserted and results <= _listed(node):
            found.append((getattr(node, "lineno", 1), "a list of those that stay"))
    return sorted(found)


def _listed(node: ast.AST) -> set[str]:
    """The texts in a list, or the words in a text that is split into one."""
    if isinstance(node, (ast.List, ast.Tuple)):
        return {str(e.value) for e in node.elts if isinstance(e, ast.Constant)}
    if isinstance(node, ast.Call) and _method(node) == "split":
        text = getattr(node.func, "value", None)
        return set(str(getattr(text, "value", "")).split())
    return set()
