"""The check of stage 08: the title has a function of its own, and unit tests."""

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

FUNCTION = "add_derived_title"
TWO_RULES = (
    "delete the old lines: a rule in two places will sooner or later be two rules"
)
TITLES = {"Mlle", "Mme", "Jonkheer", "Countess", "Dona"}

shared_parts = load(Path(__file__).parents[1] / "shared_parts.py")

pytestmark = pytest.mark.usefixtures("all_jobs_begun")
judgement = shared_parts.judgement


test_unchanged = shared_parts.UNCHANGED


def test_titles_of_unseen_names(hidden_examples: dict[str, Any]) -> None:
    """add_derived_title gives the right title, also for names it has not seen"""
    hidden_examples[FUNCTION].hold_values()


def test_nothing_else_changes(hidden_examples: dict[str, Any]) -> None:
    """Rows, index labels and other columns come back as they were"""
    hidden_examples[FUNCTION].hold_surroundings()


def test_the_input_is_not_modified(hidden_examples: dict[str, Any]) -> None:
    """The table that is given is not modified"""
    hidden_examples[FUNCTION].hold_input()


def test_the_program_uses_it(require_use: Callable[[str, list[str]], None]) -> None:
    """train.py gets its titles from add_derived_title"""
    require_use(FUNCTION, ["Title"])


def test_the_old_lines_are_gone(
    hidden_examples: dict[str, Any],
    own_modules: dict[str, ast.Module],
    texts: Callable[[ast.Module], list[tuple[int, str]]],
    old_statements: Callable[[Collection[str]], list[tuple[int, str]]],
) -> None:
    """The old lines are gone from train.py"""
    assert hidden_examples
    left = sorted(
        (line, title)
        for line, text in texts(own_modules["train.py"])
        for title in TITLES.intersection(re.findall(r"\w+", text))
    )
    if left:
        line, title = left[0]
        raise CheckFailed(
            expected="only preprocessing.py knows of titles",
            found=f"'{title}' is still in train.py, line {line}",
            remedy=TWO_RULES,
        )
    if old := old_statements({"Title"}):
        line, text = old[0]
        raise CheckFailed(
            expected="the old lines about titles are gone from train.py, all of them",
            found=f"line {line} is one of them: {text}",
            remedy=TWO_RULES,
        )


def test_no_old_line_is_kept_as_a_comment(
    no_old_lines: Callable[[Collection[str]], None],
) -> None:
    """No old line is kept as a comment"""
    no_old_lines(TITLES | {"Title"})


test_your_tests = YOUR_TESTS  # last, so that what is told of the program comes before
