"""The check of stage 09: one function finds the bands of ages and of fares."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from drydock.errors import CheckFailed
from drydock.job import Outcome
from drydock.judging import Judgement

FUNCTION = "categorize"
EDGES = (16, 32, 48, 64, 7.91, 14.454, 31)

pytestmark = pytest.mark.usefixtures("all_at_once")


@pytest.fixture(scope="module", name="judgement")
def _judgement(judged_apart: Judgement) -> Judgement:
    return judged_apart


@pytest.fixture(scope="module")
def same_hat(seam: Outcome, defect_kept: Callable[[Outcome], Outcome]) -> Outcome:
    """The seam, where the defect over 64 has not been mended on the way."""
    return defect_kept(seam)


def test_features_are_unchanged(same_hat: Outcome, held: Callable[[str], None]) -> None:
    """The features are the approved ones, the defect over 64 among them"""
    assert same_hat
    held("features")


def test_predictions_are_unchanged(
    same_hat: Outcome, held: Callable[[str], None]
) -> None:
    """The forest's predictions are the approved ones"""
    assert same_hat
    held("predictions")


def test_bands_of_unseen_values(tried: dict[str, Any]) -> None:
    """categorize gives the right band, also for values and edges it has not seen"""
    tried[FUNCTION].hold_values()


def test_labels_are_kept(tried: dict[str, Any]) -> None:
    """The column that comes back has the index labels of the one that came in"""
    tried[FUNCTION].hold_surroundings()


def test_the_input_is_not_modified(tried: dict[str, Any]) -> None:
    """The column that is given is not modified"""
    tried[FUNCTION].hold_input()


def test_both_call_sites_use_it(depends: Callable[[str, list[str]], None]) -> None:
    """Age and Fare both get their bands from categorize"""
    depends(FUNCTION, ["Age", "Fare"])


def test_no_edge_is_written_twice(
    tried: dict[str, Any], own_modules: dict[str, ast.Module]
) -> None:
    """No edge of a band is written twice"""
    assert tried
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


# Last, so that they are told last.
# pylint: disable-next=wildcard-import,unused-wildcard-import,wrong-import-position
from drydock.judged_tests import *  # noqa: E402,F403
