"""Whether the edges of bands have a name, by the syntax of the code.

They have one where they stand for something that is called by it: a constant, an entry of
a dictionary, the default of a parameter, an attribute, a `partial` that is kept. They have
none where they are written right into a call of the function that wants them.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable, Iterator

KEEPS_ITS_ARGUMENTS = {"partial", "partialmethod"}


def nameless(
    tree: ast.Module,
    function: str,
    edges: Collection[float],
    all_trees: Iterable[ast.Module],
) -> Iterator[ast.Constant]:
    """The edges that are written into a call of `function`, or of one that calls it.

    all_trees: those of all modules, in which to look for what calls the function.
    """
    uses = _callers(function, list(all_trees))
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and _is_use(call, uses):
            for part in (*call.args, *(word.value for word in call.keywords)):
                yield from _written_in(part, edges)


def _callers(function: str, trees: list[ast.Module]) -> set[str]:
    """The name of a function, of those that call it, and so on."""
    names = {function}
    defined = [n for t in trees for n in ast.walk(t) if isinstance(n, ast.FunctionDef)]
    while new := {one.name for one in defined if _mentioned(one) & names} - names:
        names |= new
    return names


def _mentioned(node: ast.AST) -> set[str]:
    parts = list(ast.walk(node))
    names = {one.id for one in parts if isinstance(one, ast.Name)}
    return names | {one.attr for one in parts if isinstance(one, ast.Attribute)}


def _is_use(call: ast.Call, uses: set[str]) -> bool:
    """Whether a call is one of a function in `uses`, or hands it to another to be called,
    as pipe does; not one that only keeps it with its arguments."""
    called = _last_name(call.func)
    handed = {_last_name(one) for one in call.args}
    return called not in KEEPS_ITS_ARGUMENTS and bool({called, *handed} & uses)


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _written_in(node: ast.expr, edges: Collection[float]) -> Iterator[ast.Constant]:
    """The edges among the numbers of a list, also where something else is made of it; not
    those in a dictionary, where each list has a key."""
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        if node.value in edges:
            yield node
    elif isinstance(node, (ast.List, ast.Tuple, ast.Set)):
        for one in node.elts:
            yield from _written_in(one, edges)
    elif isinstance(node, ast.Call):
        for one in node.args:
            yield from _written_in(one, edges)
    elif isinstance(node, ast.Starred):
        yield from _written_in(node.value, edges)
