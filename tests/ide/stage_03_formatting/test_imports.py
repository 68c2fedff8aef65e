"""The check of stage 03, second half: the imports are used, and in order.

The order: the standard library, then what is installed, then one's own modules, with a
blank line between the groups. In a group by the alphabet, either all of them or each kind
(`import`, `from`) by itself.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pytest

from drydock.errors import CheckFailed
from drydock.workbook.workspace import Workspace

FILE = "imports.py"
GROUPS = ("the standard library", "what is installed", "your own modules")

Read = Callable[[str], Any]


def test_the_imports_are_those_that_are_used(own: Read, given: Read) -> None:
    """imports.py imports what it uses, and nothing else"""
    mine, before = _imported(own(FILE).tree), _imported(given(FILE).tree)
    unused = [name for name in mine if name not in _read(own(FILE).tree)]
    if unused:
        raise CheckFailed(
            expected=f"each name that {FILE} imports is used in it",
            found=f"nobody uses {', '.join(unused)}",
            remedy="delete those imports, or let the editor do it; what a docstring"
            " speaks of is not used by it",
        )
    needed = {n: origin for n, origin in before.items() if n in _read(given(FILE).tree)}
    missing = [
        f"{n} ({origin})" for n, origin in needed.items() if mine.get(n) != origin
    ]
    if missing:
        raise CheckFailed(
            expected=f"{FILE} still imports what it uses, from where it came",
            found=f"not there any more: {', '.join(missing)}",
            remedy="undo, or ask for a quick fix where the name is underlined",
        )


def _import_nodes(tree: ast.Module) -> list[ast.Import | ast.ImportFrom]:
    return [n for n in tree.body if isinstance(n, ast.Import | ast.ImportFrom)]


def _imported(tree: ast.Module) -> dict[str, str]:
    """Each name that imports bring in, and where it comes from."""
    found = {}
    for node in _import_nodes(tree):
        module = f"{node.module}." if isinstance(node, ast.ImportFrom) else ""
        for alias in node.names:
            found[alias.asname or alias.name] = f"{module}{alias.name}"
    return found


def _read(tree: ast.Module) -> set[str]:
    names = (node for node in ast.walk(tree) if isinstance(node, ast.Name))
    return {name.id for name in names if isinstance(name.ctx, ast.Load)}


def test_the_rest_of_it_is_as_it_was(own: Read, given: Read) -> None:
    """Below its imports, imports.py is as it was"""
    mine, before = (
        [ast.unparse(n) for n in tree.body if n not in _import_nodes(tree)]
        for tree in (own(FILE).tree, given(FILE).tree)
    )
    if mine != before:
        changed = [text for text in mine if text not in before] or ["something is gone"]
        raise CheckFailed(
            expected=f"only the imports at the top of {FILE} have changed",
            found=f"also changed: {changed[0].splitlines()[0]}",
            remedy="undo that: a change of format and a change of content are two commits",
        )


@dataclass(frozen=True)
class Entry:
    """One import statement: its group (0 to 2), its kind, its module and its lines."""

    group: int
    kind: int
    module: str
    lines: tuple[int, int]


@pytest.fixture(scope="module", name="entries")
def _entries(own: Read, workspace: Workspace) -> list[Entry]:
    """The import statements of the participant's file, in their order."""
    beside = {path.stem for path in workspace.folder.iterdir()}
    found = []
    for node in _import_nodes(own(FILE).tree):
        is_from = isinstance(node, ast.ImportFrom)
        module = (node.module or "") if is_from else node.names[0].name
        top = module.split(".")[0]
        own_module = top in beside or is_from and node.level > 0
        group = 2 if own_module else int(top not in sys.stdlib_module_names)
        lines = (node.lineno, node.end_lineno or node.lineno)
        found.append(Entry(group, int(is_from), module.lower(), lines))
    return found


def test_the_imports_are_in_order(entries: list[Entry], own: Read) -> None:
    """The imports of imports.py are in order"""
    _require_groups(entries, own(FILE).text.splitlines())
    for group, name in enumerate(GROUPS):
        members = [entry for entry in entries if entry.group == group]
        if members != sorted(members, key=_by_kind):
            for one, next_one in pairwise(members):
                if one.module > next_one.module:
                    raise _out_of_order(
                        f"{name}: by the alphabet",
                        f"{one.module} stands above {next_one.module}",
                    )


def _by_kind(entry: Entry) -> tuple[int, str]:
    return entry.kind, entry.module


def _require_groups(entries: list[Entry], lines: list[str]) -> None:
    """Raises CheckFailed where groups are mixed, or no blank line is between them."""
    for one, next_one in pairwise(entries):
        first, second = GROUPS[one.group], GROUPS[next_one.group]
        if one.group > next_one.group:
            raise _out_of_order(
                ", then ".join(GROUPS),
                f"{one.module} ({first}) stands above {next_one.module} ({second})",
            )
    for one, next_one in pairwise(entries):
        first, second = GROUPS[one.group], GROUPS[next_one.group]
        between = lines[one.lines[1] : next_one.lines[0] - 1]
        if one.group < next_one.group and not any(not x.strip() for x in between):
            raise _out_of_order(
                f"a blank line between {first} and {second}",
                f"none between {one.module} and {next_one.module}",
            )


def _out_of_order(expected: str, found: str) -> CheckFailed:
    return CheckFailed(
        expected=expected,
        found=found,
        remedy=f"use the key that puts imports in order, with {FILE} open",
    )


def test_nobody_is_silenced_in_it(nobody_silenced: Callable[[str], None]) -> None:
    """No comment in imports.py tells a tool to look away"""
    nobody_silenced(FILE)
