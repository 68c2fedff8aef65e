"""The check of stage 10: gaps are filled by three functions, and a debt is noted."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from typing import Any

import pytest

from drydock.errors import CheckFailed
from drydock.judging import Judgement
from drydock.workspace import Workspace

FEATURES = {
    "impute_by_group_median": "Age",
    "impute_most_frequent": "Embarked",
    "impute_median": "Fare",
}
NOTE = "DEBT.md"
FEWEST_WORDS = 15
SAYS = {
    "what is wrong: the leak": ("leak", "test passengers", "together", "1,309", "1309"),
    "where it is": ("train.py", "preprocessing", "prepare_data", "concat", "stack"),
    "what it is worth to mend it": ("value", "worth", "gain", "benefit", "trust"),
    "what that costs": ("effort", "cost", "hour", "day", "minute", "week"),
    "when it will be paid": ("when", "before", "after", "as soon", "next", "until"),
}

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


def test_group_medians(tried: dict[str, Any]) -> None:
    """impute_by_group_median fills gaps with the median of the group"""
    tried["impute_by_group_median"].hold_values()


def test_most_frequent(tried: dict[str, Any]) -> None:
    """impute_most_frequent fills gaps with the most frequent value"""
    tried["impute_most_frequent"].hold_values()


def test_median(tried: dict[str, Any]) -> None:
    """impute_median fills gaps with the median"""
    tried["impute_median"].hold_values()


def test_nothing_else_changes(tried: dict[str, Any]) -> None:
    """Rows, index labels and other columns come back as they were"""
    for function in FEATURES:
        tried[function].hold_surroundings()


def test_the_input_is_not_modified(tried: dict[str, Any]) -> None:
    """What is given to the functions is not modified"""
    for function in FEATURES:
        tried[function].hold_input()


def test_the_program_uses_them(depends: Callable[[str, list[str]], None]) -> None:
    """train.py fills its gaps by the three functions"""
    for function, feature in FEATURES.items():
        depends(function, [feature])


def test_the_old_lines_are_gone(
    tried: dict[str, Any], own_modules: dict[str, ast.Module]
) -> None:
    """The old lines are gone from train.py"""
    assert tried
    left = sorted(
        (node.lineno, node.attr)
        for node in ast.walk(own_modules["train.py"])
        if isinstance(node, ast.Attribute) and node.attr in ("median", "mode")
    )
    if left:
        line, name = left[0]
        raise CheckFailed(
            expected="train.py leaves it to preprocessing.py to find medians and the"
            " most frequent port",
            found=f"train.py still calls {name} in line {line}",
            remedy="delete the old lines: the three functions do their work now",
        )


def test_the_debt_is_noted(workspace: Workspace) -> None:
    """The leak is noted as debt"""
    shown = workspace.shown(NOTE)
    try:
        text = workspace.file(NOTE).read_text("utf-8").casefold()
    except FileNotFoundError:
        raise CheckFailed(
            expected=f"a debt note in {shown}",
            found="there is no such file",
            remedy="write down the leak: what, where, value, effort, when. Five lines"
            " will do",
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise CheckFailed(
            expected=f"a debt note in {shown}, as plain text",
            found=f"it cannot be read: {type(error).__name__}",
            remedy="write it in your editor, and save it as UTF-8",
        ) from error
    silent = [what for what, words in SAYS.items() if not any(w in text for w in words)]
    if silent:
        raise CheckFailed(
            expected=f"{shown} says what is wrong, where, what it is worth to mend it,"
            " what that costs, and when",
            found=f"nothing that reads like {silent[0]}",
            remedy="write a line for each: What, Where, Value, Effort, When. The check"
            " looks for such words only; whether it is true is for you to judge",
        )
    words = len(re.findall(r"\w+", text))
    if words < FEWEST_WORDS:
        raise CheckFailed(
            expected=f"{shown} tells somebody else what the debt is",
            found=f"{words} words in all",
            remedy="write a sentence for each of the five points: who reads it next year"
            " does not know what you know today",
        )


# Last, so that they are told last.
# pylint: disable-next=wildcard-import,unused-wildcard-import,wrong-import-position
from drydock.judged_tests import *  # noqa: E402,F403
