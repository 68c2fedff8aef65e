"""The check of stage 11: gaps are filled by three functions, and a debt is noted."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

import pytest

from drydock.errors import CheckFailed
from drydock.judging.own_test_checks import YOUR_TESTS
from drydock.workbook.loading import load
from drydock.workbook.workspace import Workspace

FEATURES = {
    "impute_by_group_median": "Age",
    "impute_most_frequent": "Embarked",
    "impute_median": "Fare",
}
GROUPS = {"Sex", "Pclass"}
TO_NEAREST = 0.5
FILLING = ("median", "nanmedian", "mode", "fillna", "quantile")
NOTE = "DEBT.md"
FEWEST_WORDS = 15
SAYS = {
    "where": "where it is",
    "value": "what it is worth to fix it",
    "effort": "what that costs",
    "when": "when it will be paid",
}


debt_note = load(Path(__file__).with_name("debt_note.py"))
shared_parts = load(Path(__file__).parents[1] / "shared_parts.py")

pytestmark = pytest.mark.usefixtures("all_jobs_begun")
judgement = shared_parts.judgement


@pytest.fixture(scope="module", name="leaks")
def _leaks(facts_of_train: dict[str, Any]) -> list[str]:
    """The features of training passengers that are learned from test passengers too."""
    return facts_of_train["leaks"]


test_unchanged = shared_parts.UNCHANGED


def test_group_medians(hidden_examples: dict[str, Any]) -> None:
    """impute_by_group_median fills gaps with the median of the group"""
    hidden_examples["impute_by_group_median"].hold_values()


def test_most_frequent(hidden_examples: dict[str, Any]) -> None:
    """impute_most_frequent fills gaps with the most frequent value"""
    hidden_examples["impute_most_frequent"].hold_values()


def test_median(hidden_examples: dict[str, Any]) -> None:
    """impute_median fills gaps with the median"""
    hidden_examples["impute_median"].hold_values()


def test_nothing_else_changes(hidden_examples: dict[str, Any]) -> None:
    """Rows, index labels and other columns come back as they were"""
    for function in FEATURES:
        hidden_examples[function].hold_surroundings()


def test_the_input_is_not_modified(hidden_examples: dict[str, Any]) -> None:
    """What is given to the functions is not modified"""
    for function in FEATURES:
        hidden_examples[function].hold_input()


def test_earlier_functions_keep_their_promises(
    require_earlier_promises: Callable[[], None],
) -> None:
    """The functions of earlier stages still do what they promised"""
    require_earlier_promises()


def test_the_program_uses_them(require_use: Callable[[str, list[str]], None]) -> None:
    """train.py fills its gaps by the three functions"""
    for function, feature in FEATURES.items():
        require_use(function, [feature])


def test_the_ages_are_filled_as_before(
    calls_by_train: dict[str, list[dict[str, Any]]], facts_of_train: dict[str, Any]
) -> None:
    """Ages are filled by sex and class, to the nearest half, as before"""
    if facts_of_train["ages_are_cut"]:
        raise CheckFailed(
            expected="missing ages are filled before ages are cut to integers, as before",
            found="all known ages that train.py hands to impute_by_group_median are whole"
            " numbers",
            remedy="the bands swallow the difference today, and other passengers may"
            " show it: cut the ages below the call",
        )
    calls = [list(one.values()) for one in calls_by_train["impute_by_group_median"]]
    for _, column, by, to_nearest, *_ in (one for one in calls if len(one) > 3):
        if column == "Age" and (set(by) != GROUPS or to_nearest != TO_NEAREST):
            raise CheckFailed(
                expected="missing ages become the median of the same sex and class, to the"
                " nearest half",
                found=f"train.py asks for by={by}, to_nearest={to_nearest}",
                remedy="the bands swallow the difference today, and other passengers may"
                ' show it: by=["Sex", "Pclass"], to_nearest=0.5',
            )


def test_the_leak_is_left_as_it_is(
    require_use: Callable[[str, list[str]], None], leaks: list[str]
) -> None:
    """The leak is left as it is"""
    for function, feature in FEATURES.items():
        require_use(function, [feature])
    mended = [feature for feature in FEATURES.values() if feature not in leaks]
    if mended:
        raise CheckFailed(
            expected="what is filled in is learned from all passengers, as before: you"
            " write the leak down, and leave it",
            found=f"test passengers no longer shift {' and '.join(mended)} of training"
            " passengers",
            remedy="that is an improvement, and another hat: other files would give other"
            " features. Fill the gaps where both tables are stacked",
        )


def test_the_old_lines_are_gone(
    hidden_examples: dict[str, Any], own_modules: dict[str, ast.Module]
) -> None:
    """The old lines are gone from train.py"""
    assert hidden_examples
    left = sorted(
        (node.lineno, FILLING.index(node.attr))
        for node in ast.walk(own_modules["train.py"])
        if isinstance(node, ast.Attribute) and node.attr in FILLING
    )
    if left:
        line, name = left[0][0], FILLING[left[0][1]]
        raise CheckFailed(
            expected="train.py leaves it to preprocessing.py to find medians and the"
            " most frequent port, and to fill gaps with them",
            found=f"train.py still calls {name} in line {line}",
            remedy="delete the old lines: the three functions do their work now",
        )


def test_no_old_line_is_kept_as_a_comment(
    no_old_lines: Callable[[Collection[str]], None],
) -> None:
    """No old line is kept as a comment"""
    no_old_lines(FEATURES.values())


def test_the_debt_is_noted(workspace: Workspace) -> None:
    """The leak is noted as debt"""
    shown = workspace.shown(NOTE)
    about = [one for one in debt_note.notes(_read(workspace)) if _is_about_it(one)]
    if not about:
        raise CheckFailed(
            expected=f"{shown} says what is wrong: the leak",
            found="nothing in it speaks of test passengers by whom the medians are shifted",
            remedy="begin with What: what flows from where to where? The check looks for"
            " words such as leak or test passengers; whether it is true is for you to judge",
        )
    note = min(about, key=lambda one: len(debt_note.unsaid(one)))
    unsaid = debt_note.unsaid(note)
    if unsaid:
        raise CheckFailed(
            expected=f"the note on the leak in {shown} says where it is, what it is worth to"
            " fix it, what that costs, and when it will be paid",
            found=f"nothing that reads like {' or '.join(SAYS[one] for one in unsaid)}",
            remedy="write a line for each: What, Where, Value, Effort, When. A field that is"
            ' empty, "unknown" or "some day" says nothing, and no other note counts for it',
        )
    words = len(re.findall(r"\w+", note))
    if words < FEWEST_WORDS:
        raise CheckFailed(
            expected=f"{shown} tells somebody else what the debt is, in at least"
            f" {FEWEST_WORDS} words",
            found=f"{words} words in all",
            remedy="write a sentence for each of the five points: who reads it next year"
            " does not know what you know today",
        )


def _is_about_it(note: str) -> bool:
    return debt_note.is_about_the_leak(note)


def _read(workspace: Workspace) -> str:
    shown = workspace.shown(NOTE)
    try:
        return workspace.file(NOTE).read_text("utf-8-sig")
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


test_your_tests = YOUR_TESTS  # last, so that what is told of the program comes before
