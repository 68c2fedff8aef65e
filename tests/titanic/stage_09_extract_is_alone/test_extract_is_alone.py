"""The check of stage 09: who travels alone has a function of its own, and unit tests."""

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

FUNCTION = "add_is_alone"
FAMILY = {"SibSp", "Parch"}
DONE_NOW = "delete the old lines: add_is_alone does their work now"
COMPUTES = re.compile("[-+*<>=]")

shared_parts = load(Path(__file__).parents[1] / "shared_parts.py")

pytestmark = pytest.mark.usefixtures("all_jobs_begun")
judgement = shared_parts.judgement


test_unchanged = shared_parts.UNCHANGED


def test_who_is_alone(hidden_examples: dict[str, Any]) -> None:
    """add_is_alone gives the right answer, also for passengers it has not seen"""
    hidden_examples[FUNCTION].hold_values()


def test_nothing_else_changes(hidden_examples: dict[str, Any]) -> None:
    """Rows, index labels and other columns come back as they were"""
    hidden_examples[FUNCTION].hold_surroundings()


def test_the_input_is_not_modified(hidden_examples: dict[str, Any]) -> None:
    """The table that is given is not modified"""
    hidden_examples[FUNCTION].hold_input()


def test_earlier_functions_keep_their_promises(
    require_earlier_promises: Callable[[], None],
) -> None:
    """The functions of earlier stages still do what they promised"""
    require_earlier_promises()


def test_the_program_uses_it(require_use: Callable[[str, list[str]], None]) -> None:
    """train.py gets IsAlone from add_is_alone"""
    require_use(FUNCTION, ["IsAlone"])


def test_the_old_lines_are_gone(
    hidden_examples: dict[str, Any],
    own_modules: dict[str, ast.Module],
    texts: Callable[[ast.Module], list[tuple[int, str]]],
    old_statements: Callable[[Collection[str]], list[tuple[int, str]]],
) -> None:
    """The old lines are gone from train.py"""
    assert hidden_examples
    tree = own_modules["train.py"]
    left = sorted(
        (node.lineno, column) for node in ast.walk(tree) for column in _taken(node)
    )
    left += [
        (line, column)
        for line, text in texts(tree)
        if COMPUTES.search(text)  # as in df.eval("SibSp + Parch")
        for column in sorted(FAMILY.intersection(re.findall(r"\w+", text)))
    ]
    if left:
        line, column = left[0]
        raise CheckFailed(
            expected="only preprocessing.py computes with SibSp and Parch",
            found=f"{column} is still used in train.py, line {line}",
            remedy=DONE_NOW,
        )
    if old := old_statements({"IsAlone"}):
        line, text = old[0]
        raise CheckFailed(
            expected="the old lines about IsAlone are gone from train.py, both of them",
            found=f"line {line} is one of them: {text}",
            remedy=DONE_NOW,
        )


def test_no_old_line_is_kept_as_a_comment(
    no_old_lines: Callable[[Collection[str]], None],
) -> None:
    """No old line is kept as a comment"""
    no_old_lines(FAMILY | {"IsAlone"})


def _taken(node: ast.AST) -> list[str]:
    """The columns of the family that an expression such as df["Parch"], df.Parch or
    df[["SibSp", "Parch"]] takes from a table; none where it takes others with them.
    """
    if isinstance(node, ast.Attribute):
        names = {node.attr}
    elif isinstance(node, ast.Subscript):
        parts = ast.walk(node.slice)
        names = {one.value for one in parts if isinstance(one, ast.Constant)}
    else:
        return []
    return sorted(names) if names and names <= FAMILY else []


test_your_tests = YOUR_TESTS  # last, so that what is told of the program comes before
