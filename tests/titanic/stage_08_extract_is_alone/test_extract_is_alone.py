"""The check of stage 08: who travels alone has a function of its own, and unit tests."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

import pytest

from drydock.errors import CheckFailed
from drydock.judging import Judgement

FUNCTION = "add_is_alone"
FAMILY = {"SibSp", "Parch"}

pytestmark = pytest.mark.usefixtures("all_at_once")


@pytest.fixture(scope="module", name="judgement")
def _judgement(judged_apart: Judgement) -> Judgement:
    return judged_apart


def test_features_are_unchanged(held: Callable[[str], None]) -> None:
    """The features are the approved ones, cell by cell"""
    held("features")


def test_predictions_are_unchanged(held: Callable[[str], None]) -> None:
    """The forest's predictions are the approved ones"""
    held("predictions")


def test_who_is_alone(tried: dict[str, Any]) -> None:
    """add_is_alone gives the right answer, also for passengers it has not seen"""
    tried[FUNCTION].hold_values()


def test_nothing_else_changes(tried: dict[str, Any]) -> None:
    """Rows, index labels and other columns come back as they were"""
    tried[FUNCTION].hold_surroundings()


def test_the_input_is_not_modified(tried: dict[str, Any]) -> None:
    """The table that is given is not modified"""
    tried[FUNCTION].hold_input()


def test_the_program_uses_it(depends: Callable[[str, list[str]], None]) -> None:
    """train.py gets IsAlone from add_is_alone"""
    depends(FUNCTION, ["IsAlone"])


def test_the_old_lines_are_gone(
    tried: dict[str, Any], own_modules: dict[str, ast.Module]
) -> None:
    """The old lines are gone from train.py"""
    assert tried
    left = sorted(
        (node.lineno, _column(node))
        for node in ast.walk(own_modules["train.py"])
        if _column(node) in FAMILY
    )
    if left:
        line, column = left[0]
        raise CheckFailed(
            expected="only preprocessing.py computes with SibSp and Parch",
            found=f"{column} is still used in train.py, line {line}",
            remedy="delete the old lines: add_is_alone does their work now",
        )


def _column(node: ast.AST) -> str:
    """The column that an expression such as df["Age"] or df.Age takes from a table."""
    if isinstance(node, ast.Attribute):
        return node.attr
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
        return str(node.slice.value)
    return ""


# Last, so that they are told last.
# pylint: disable-next=wildcard-import,unused-wildcard-import,wrong-import-position
from drydock.judged_tests import *  # noqa: E402,F403
