"""The check of stage 01: the missing import is there, and nothing else has changed."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

import pytest

from drydock.errors import CheckFailed
from drydock.sandbox.job import Outcome

FILE = "hello.py"
MODULE, NAME = "pathlib", "Path"


@pytest.fixture(scope="module", name="hello")
def _hello(run: Callable[..., Outcome]) -> Outcome:
    """What the program printed."""
    return run(FILE)


def test_it_runs(hello: Outcome) -> None:
    """hello.py runs to its end"""
    printed = hello.facts["printed"]
    expected = "Hello from the folder ide."
    if expected not in printed:
        raise CheckFailed(
            expected=f"it prints: {expected}",
            found=f"it prints: {printed.strip() or 'nothing'}",
            remedy="undo your changes to the lines that print; only an import is missing",
        )


def test_the_import_comes_from_the_standard_library(
    hello: Outcome, own: Callable[[str], Any]
) -> None:
    """Path is imported from pathlib"""
    assert hello.facts
    origins = {
        origin
        for node in own(FILE).tree.body
        for origin in _origins(node)
        if origin.split(".")[-1] in (NAME, "*") or origin == MODULE
    }
    if not origins & {MODULE, f"{MODULE}.{NAME}"}:
        raise CheckFailed(
            expected=f"{FILE} imports {NAME}, by that name, from {MODULE}",
            found=f"it imports {', '.join(sorted(origins)) or 'nothing of that name'}",
            remedy=f"put the cursor on {NAME}, ask for a quick fix, and choose the import"
            f" from {MODULE}",
        )


def _origins(node: ast.stmt) -> list[str]:
    """What an import statement brings in under its own name, with the module."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names if not alias.asname]
    if isinstance(node, ast.ImportFrom):
        own = [a.name for a in node.names if a.asname in (None, a.name)]
        return [f"{node.module}.{name}" for name in own]
    return []


def test_the_rest_is_as_it_was(
    own: Callable[[str], Any], given: Callable[[str], Any]
) -> None:
    """The other lines are as they were"""
    mine, before = (_statements(read(FILE).tree) for read in (own, given))
    for statement, other in zip(mine, before):
        if statement != other:
            raise _changed(f"there is: {statement.splitlines()[0]}")
    if len(mine) != len(before):
        more = "more" if len(mine) > len(before) else "fewer"
        raise _changed(f"there are {more} statements than before")
    others = _imports(own(FILE).tree) - _imports(given(FILE).tree) - {MODULE}
    if others:
        raise _changed(f"it also imports {', '.join(sorted(others))}")


def _imports(tree: ast.Module) -> set[str]:
    """The modules that a file imports, or from which it imports something."""
    whole = (n.names for n in tree.body if isinstance(n, ast.Import))
    parts = (n.module or "" for n in tree.body if isinstance(n, ast.ImportFrom))
    return {alias.name for names in whole for alias in names} | set(parts)


def _statements(tree: ast.Module) -> list[str]:
    """The statements that import nothing; `pathlib.Path` is written as `Path`."""
    imports = (ast.Import, ast.ImportFrom)
    rest = [node for node in tree.body if not isinstance(node, imports)]
    return [ast.unparse(node).replace(f"{MODULE}.{NAME}", NAME) for node in rest]


def _changed(found: str) -> CheckFailed:
    return CheckFailed(
        expected=f"in {FILE} only an import is new",
        found=found,
        remedy="undo until the file is as it was, then let the quick fix do it: it adds"
        " one line",
    )


def test_nobody_is_silenced(nobody_silenced: Callable[[str], None]) -> None:
    """No comment tells a tool to look away"""
    nobody_silenced(FILE)
