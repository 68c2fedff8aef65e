"""No function changes what it was given."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from drydock.adoption.voyage.held_lock import script_still_gives
from drydock.adoption.voyage.program import with_inputs_watched
from drydock.adoption.voyage.work import Work
from drydock.errors import CheckFailed


def no_function_changes_what_it_is_given(work: Work) -> None:
    """No function changes the tables, lists and mappings that it is given"""
    assert work.tree
    for function, file, line, argument in with_inputs_watched(work)["changed"]:
        raise CheckFailed(
            expected="a function leaves what it is given as it is, and returns what is new",
            found=f"{function} ({file}, line {line}) changes its argument {argument}",
            remedy=f"work on a copy, such as {argument} = {argument}.copy(), return that,"
            " and let the caller use what comes back",
        )


def no_function_changes_what_is_outside(work: Work) -> None:
    """No function changes what stands outside of it"""
    for name, tree in work.modules.items():
        for line, function, names in _reaches_out(tree):
            raise CheckFailed(
                expected="a function gets what it needs as arguments, and returns the rest",
                found=f"{function} ({name}, line {line}) changes {names}, which stands outside",
                remedy="return it, and let the caller keep it",
            )


def _reaches_out(tree: ast.Module) -> Iterator[tuple[int, str, str]]:
    for function in ast.walk(tree):
        if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef)):
            for node in ast.walk(function):
                if isinstance(node, ast.Global):
                    yield node.lineno, function.name, ", ".join(node.names)


PARTS = (
    no_function_changes_what_it_is_given,
    no_function_changes_what_is_outside,
    script_still_gives,
)
