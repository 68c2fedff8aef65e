"""A module as the lines of a newspaper: what stands where, what calls what, what is idle."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from copy import deepcopy

SHORT, LONG = "m", "metres"


class _Plain(ast.NodeTransformer):
    """Writes the long key for the short one, and leaves out what idle variables get."""

    def __init__(self, idle: set[str]) -> None:
        self._idle = idle

    def visit(self, node: ast.AST) -> ast.AST | None:
        if isinstance(node, ast.Constant) and node.value == SHORT:
            return ast.Constant(LONG)
        if isinstance(node, ast.Assign) and stored(node) and stored(node) <= self._idle:
            return None
        return self.generic_visit(node)


def functions(tree: ast.Module) -> list[ast.FunctionDef]:
    """The functions at the margin, from the top."""
    return [node for node in tree.body if isinstance(node, ast.FunctionDef)]


def is_private(name: str) -> bool:
    return name.startswith("_")


def is_start(node: ast.stmt) -> bool:
    """Whether these are the lines that start the program."""
    return isinstance(node, ast.If) and "__name__" in ast.unparse(node.test)


def calls(tree: ast.Module) -> Iterator[tuple[ast.FunctionDef, ast.FunctionDef]]:
    """Each function of a module with one that it uses."""
    known = {one.name: one for one in functions(tree)}
    for one in functions(tree):
        for name in sorted(loaded(one) & known.keys() - {one.name}):
            yield one, known[name]


def loaded(tree: ast.AST) -> set[str]:
    """The names that are read."""
    names = (node for node in ast.walk(tree) if isinstance(node, ast.Name))
    return {name.id for name in names if isinstance(name.ctx, ast.Load)}


def stored(tree: ast.AST) -> set[str]:
    """The names that get a value."""
    names = (node for node in ast.walk(tree) if isinstance(node, ast.Name))
    return {name.id for name in names if isinstance(name.ctx, ast.Store)}


def idle_variables(function: ast.FunctionDef) -> set[str]:
    """The variables of a function that nobody reads."""
    return stored(function) - loaded(function)


def idle_imports(tree: ast.Module) -> set[str]:
    """The imported names that nobody reads."""
    nodes = (n for n in ast.walk(tree) if isinstance(n, ast.Import | ast.ImportFrom))
    names = {a.asname or a.name.partition(".")[0] for n in nodes for a in n.names}
    return names - loaded(tree)


def lines_with(tree: ast.AST, value: str) -> list[int]:
    """The lines in which a text stands as a whole."""
    found = (node for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return sorted(node.lineno for node in found if node.value == value)


def plain(function: ast.FunctionDef, idle: set[str]) -> list[str]:
    """The lines of a function as they are once keys and idle variables are done."""
    return ast.unparse(_Plain(idle).visit(deepcopy(function))).splitlines()


def rows(tree: ast.Module, name: str) -> list[dict[str, float]] | None:
    """A table at the margin, with the long key; None where it is not a list of
    dictionaries of values that stand there."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and stored(node) == {name}:
            try:
                table = ast.literal_eval(_Plain(set()).visit(deepcopy(node.value)))
            except (ValueError, TypeError):
                return None
            is_table = isinstance(table, list)
            return (
                table if is_table and all(isinstance(x, dict) for x in table) else None
            )
    return None


def owners(tree: ast.Module, comments: list[tuple[int, str]]) -> list[tuple[str, str]]:
    """Each comment with the name of the function that it stands in, or right above; with
    an empty name, where that is no function."""
    found = []
    for line, comment in comments:
        below = (node for node in tree.body if (node.end_lineno or 0) >= line)
        found.append((comment, getattr(next(below, None), "name", "")))
    return found
