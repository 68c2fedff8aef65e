"""The check of stage 02: four places of `complete.py`, each fixed where it stood."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from drydock.errors import CheckFailed
from drydock.sandbox.job import Outcome

FILE = "complete.py"
TABLE = "catch"
FREE = {"mean_kilos", "boxes", "report"}
MEAN = 113.0
BOXES = [12, 10, 15, 9]
REPORT_FILE = "catch-2026-03-07.txt"
REPORT = "mean: 113.00 kg"


@pytest.fixture(scope="module", name="given_back")
def _given_back(run: Callable[..., Outcome]) -> dict[str, Any]:
    """What the program computed, and what its functions give."""
    return run(FILE, "completed", Path(__file__).with_name("what_it_gives.py")).facts


def test_the_mean(given_back: dict[str, Any], own: Callable[[str], Any]) -> None:
    """1. mean_kilos is the mean of the column"""
    found = given_back["mean"]
    if found != MEAN:
        raise CheckFailed(
            expected=f"mean_kilos is the mean of the kilos, {MEAN}",
            found=f"it is {found}",
            remedy="type a dot behind the column and the first letters of what you want,"
            " choose it from the list, and call it with ()",
        )
    _require_computed(own(FILE).tree, "mean_kilos")


def test_the_boxes(given_back: dict[str, Any], own: Callable[[str], Any]) -> None:
    """2. boxes is a column of integers"""
    found = given_back["boxes"]
    if found != BOXES:
        raise CheckFailed(
            expected=f"boxes is a column with the integers {BOXES}",
            found=f"it is {found}",
            remedy="the method astype gives a new column: read in its quick"
            " documentation what it wants, and give what it returns to boxes",
        )
    _require_computed(own(FILE).tree, "boxes")


def _require_computed(tree: ast.Module, name: str) -> None:
    """Raises CheckFailed where the value of a name is typed, and not computed."""
    values = [node.value for node in tree.body if name in _targets(node)]
    read = {n.id for v in values for n in ast.walk(v) if isinstance(n, ast.Name)}
    if TABLE not in read:
        raise CheckFailed(
            expected=f"{name} is computed from {TABLE}",
            found=f"{name} = {ast.unparse(values[-1]) if values else '...'}",
            remedy=f"begin with the column: {TABLE}[...], then a dot",
        )


def _targets(node: ast.stmt) -> list[str]:
    """The names to which an assignment gives a value."""
    if isinstance(node, ast.Assign):
        return [target.id for target in node.targets if isinstance(target, ast.Name)]
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return [node.target.id] if node.value else []
    return []


def test_the_missing_import(given_back: dict[str, Any]) -> None:
    """3. report_file knows what a date is"""
    found = given_back["file"]
    if found != REPORT_FILE:
        raise CheckFailed(
            expected=f"report_file() gives {REPORT_FILE}",
            found=f"it gives {found}",
            remedy="put the cursor on date, ask for a quick fix, and choose the import"
            " from datetime: the class, and not the module",
        )


def test_the_wrong_call(given_back: dict[str, Any], own: Callable[[str], Any]) -> None:
    """4. report calls line as line wants to be called"""
    found = given_back["report"]
    if found != REPORT:
        raise CheckFailed(
            expected=f"report() gives {REPORT}",
            found=f"it gives {found}",
            remedy="put the cursor between the brackets of the call, and ask for the"
            " parameters",
        )
    calls = [n.func for n in ast.walk(own(FILE).tree) if isinstance(n, ast.Call)]
    if "line" not in map(ast.unparse, calls):
        raise CheckFailed(
            expected="report gets its text from line",
            found="it does not call line any more",
            remedy="undo that, and fix the call: one argument has a wrong name",
        )


def test_the_rest_is_as_it_was(
    own: Callable[[str], Any], given: Callable[[str], Any]
) -> None:
    """The table, the function line and the rest are as they were"""
    mine = {_statement(node) for node in own(FILE).tree.body}
    for node in given(FILE).tree.body:
        name = getattr(node, "name", None)
        if FREE & {name, *_targets(node)} or _statement(node) in mine:
            continue
        raise CheckFailed(
            expected="only the four places have changed",
            found=f"this is not there any more: {ast.unparse(node).splitlines()[0]}",
            remedy="undo that: fix the place that is underlined, not what it refers to",
        )


def _statement(node: ast.stmt) -> str:
    """A statement as text; the class date is written without its module."""
    return ast.unparse(node).replace("datetime.date(", "date(")


def test_nobody_is_silenced(nobody_silenced: Callable[[str], None]) -> None:
    """No comment tells a tool to look away"""
    nobody_silenced(FILE)
