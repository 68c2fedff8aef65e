"""The check of stage 10: one function finds the bands of ages and of fares."""

from __future__ import annotations

import ast
import math
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any

import pytest

from drydock.errors import CheckFailed
from drydock.judging.own_test_checks import YOUR_TESTS
from drydock.sandbox.job import Outcome
from drydock.workbook.loading import load

FUNCTION = "categorize"
AGE_EDGES = (16, 32, 48, 64)
FARE_EDGES = (7.91, 14.454, 31, math.inf)
EDGES = (*AGE_EDGES, *FARE_EDGES[:-1])


edge_names = load(Path(__file__).with_name("edge_names.py"))
shared_parts = load(Path(__file__).parents[1] / "shared_parts.py")

pytestmark = pytest.mark.usefixtures("all_jobs_begun")
judgement = shared_parts.judgement


@pytest.fixture(scope="module")
def seam_with_its_defect(
    seam: Outcome, require_same_defect: Callable[[Outcome], Outcome]
) -> Outcome:
    """The seam, where the defect over 64 has not been fixed on the way."""
    return require_same_defect(seam)


def test_features_are_unchanged(
    seam_with_its_defect: Outcome, require_approved: Callable[[str], None]
) -> None:
    """The features are the approved ones, the defect over 64 among them"""
    assert seam_with_its_defect
    require_approved("features")


def test_predictions_are_unchanged(
    seam_with_its_defect: Outcome, require_approved: Callable[[str], None]
) -> None:
    """The forest's predictions are the approved ones"""
    assert seam_with_its_defect
    require_approved("predictions")


def test_bands_of_unseen_values(hidden_examples: dict[str, Any]) -> None:
    """categorize gives the right band, also for values and edges it has not seen"""
    hidden_examples[FUNCTION].hold_values()


def test_labels_are_kept(hidden_examples: dict[str, Any]) -> None:
    """The column that comes back has the index labels of the one that came in"""
    hidden_examples[FUNCTION].hold_surroundings()


def test_the_input_is_not_modified(hidden_examples: dict[str, Any]) -> None:
    """The column that is given is not modified"""
    hidden_examples[FUNCTION].hold_input()


def test_earlier_functions_keep_their_promises(
    require_earlier_promises: Callable[[], None],
) -> None:
    """The functions of earlier stages still do what they promised"""
    require_earlier_promises()


def test_both_call_sites_use_it(require_use: Callable[[str, list[str]], None]) -> None:
    """Age and Fare both get their bands from categorize"""
    require_use(FUNCTION, ["Age", "Fare"])


def test_the_edges_are_the_old_ones(
    calls_by_train: dict[str, list[dict[str, Any]]],
) -> None:
    """The edges handed over are those of the old lines, digit for digit"""
    for call in calls_by_train[FUNCTION]:
        edges = list(call.values())[1] if len(call) > 1 else []
        if edges not in (list(AGE_EDGES), list(FARE_EDGES)):
            raise CheckFailed(
                expected="categorize is handed the edges of the old lines: "
                f"{_listed(AGE_EDGES)} for Age, {_listed(FARE_EDGES)} for Fare",
                found=f"train.py hands it {_listed(edges)}",
                remedy="no passenger in the files may show the difference, and the next"
                " list may: copy the edges digit for digit, and write math.inf where a"
                " band has no end",
            )


def _listed(edges: Any) -> str:
    if not isinstance(edges, (list, tuple)):
        return str(edges)
    return ", ".join("infinity" if edge == math.inf else str(edge) for edge in edges)


def test_the_edges_have_a_name(
    hidden_examples: dict[str, Any], own_modules: dict[str, ast.Module]
) -> None:
    """The edges of each column have a name"""
    assert hidden_examples
    found = [
        (file, node.lineno, node.value)
        for file, tree in own_modules.items()
        for node in edge_names.nameless(tree, FUNCTION, EDGES, own_modules.values())
    ]
    if found:
        file, line, edge = found[0]
        raise CheckFailed(
            expected="the edges of each column have a name, and the call uses it",
            found=f"{edge} is written into a call, in {file}, line {line}",
            remedy="say AGE_UPPER_EDGES = (16, ...) in one place, and hand that over: a"
            " name says what the numbers are",
        )


def test_no_edge_is_written_twice(
    hidden_examples: dict[str, Any], own_modules: dict[str, ast.Module]
) -> None:
    """No edge of a band is written twice"""
    assert hidden_examples
    places: dict[float, list[str]] = {}
    for file, tree in own_modules.items():
        for node in _numbers(tree):
            places.setdefault(node.value, []).append(f"{file}, line {node.lineno}")
    twice = [edge for edge in EDGES if len(places.get(edge, [])) > 1]
    if twice:
        edge = twice[0]
        raise CheckFailed(
            expected="each edge of a band is written once, in one place",
            found=f"{edge} stands in {' and in '.join(places[edge][:3])}",
            remedy="an edge that is written twice can be changed once: give the edges of"
            " a column one name, and use that; delete the old lines",
        )


def test_nothing_is_left_of_the_old_lines(
    hidden_examples: dict[str, Any], own_modules: dict[str, ast.Module]
) -> None:
    """Nothing is left of the old lines"""
    assert hidden_examples
    left = sorted(
        node.lineno
        for node in ast.walk(own_modules["train.py"])
        if isinstance(node, ast.Expr) and _does_nothing(node.value)
    )
    if left:
        raise CheckFailed(
            expected="each line of train.py does something",
            found=f"line {left[0]} computes something that nobody keeps",
            remedy="delete what is left of the old lines: that nothing happens to ages over"
            " 64 is said by a test now",
        )


def test_no_old_line_is_kept_as_a_comment(
    no_old_lines: Callable[[Collection[str]], None],
) -> None:
    """No old line is kept as a comment"""
    no_old_lines(("Age", "Fare"))


def _does_nothing(value: ast.expr) -> bool:
    """Whether an expression that stands alone has no effect, as in df.loc[...]."""
    active = (ast.Call, ast.Await, ast.Yield, ast.YieldFrom, ast.NamedExpr)
    alone = isinstance(value, (ast.Subscript, ast.Compare, ast.BinOp, ast.Name))
    return alone and not any(isinstance(one, active) for one in ast.walk(value))


def _numbers(tree: ast.AST) -> Iterator[Any]:
    """The numbers that are written out in code; what range counts with is no edge."""
    ahead = [tree]
    while ahead:
        node = ahead.pop(0)
        if isinstance(node, ast.Constant) and type(node.value) in (int, float):
            yield node
        called = node.func if isinstance(node, ast.Call) else None
        if not (isinstance(called, ast.Name) and called.id == "range"):
            ahead[:0] = ast.iter_child_nodes(node)


test_your_tests = YOUR_TESTS  # last, so that what is told of the program comes before
