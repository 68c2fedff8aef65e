"""The check of stage 01: one clean run gives what every clean run gives."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from drydock.baseline import Table, require_same
from drydock.errors import CheckFailed
from drydock.job import Outcome
from drydock.notebook import cells, read_document
from drydock.runner import Program, run
from drydock.stops import told
from drydock.workspace import Workspace

NOTEBOOK = "titanic.ipynb"
SAME_HAT = "this stage changes the order of cells and adds seeds, and nothing else"

Baseline = Callable[[str], Table]


@pytest.fixture(scope="module")
def runs(workspace: Workspace, time_limit: float) -> list[Outcome]:
    """Two clean runs, side by side."""
    program = Program(NOTEBOOK, "notebook", "notebook")
    shown = workspace.shown(NOTEBOOK)
    code = cells(read_document(workspace.file(NOTEBOOK), shown), "code")
    outcomes = run(workspace, program, times=2, limit=time_limit)
    for outcome in outcomes:
        if outcome.stop:
            raise told(outcome.stop, code, NOTEBOOK)
    return outcomes


@pytest.fixture(scope="module")
def same_features(
    runs: list[Outcome], baseline: Baseline, defect_kept: Callable[[Outcome], Outcome]
) -> list[Outcome]:
    """The two runs, once their features are the approved ones."""
    defect_kept(runs[0])
    _same_as_approved(runs[0], "features", baseline)
    return runs


@pytest.fixture(scope="module")
def all_seeded(runs: list[Outcome]) -> list[Outcome]:
    """The two runs, once every model in them has a seed."""
    unseeded = runs[0].facts["unseeded"]
    if unseeded:
        raise CheckFailed(
            expected="every model that draws random numbers is given random_state=42",
            found=f"no random_state in {', '.join(unseeded)}: scores that agree all the"
            " same prove nothing",
            remedy="write random_state=42 where each of them is made; np.random.seed at"
            " the top does not replace it (the lesson shows why)",
        )
    return runs


def test_runs_from_top_to_bottom(runs: list[Outcome]) -> None:
    """The notebook runs from top to bottom in a fresh process"""
    assert all(outcome.tables for outcome in runs)


def test_features_are_unchanged(same_features: list[Outcome]) -> None:
    """The features are the approved ones, cell by cell"""
    assert same_features


def test_two_runs_agree(runs: list[Outcome]) -> None:
    """Two clean runs give the same leaderboard"""
    first, second = (
        dict(Table.parse(outcome.tables["leaderboard"]).rows) for outcome in runs
    )
    differing = [
        f"{model} ({first.get(model)} and {second.get(model)})"
        for model in sorted(first.keys() | second.keys())
        if first.get(model) != second.get(model)
    ]
    if differing:
        raise CheckFailed(
            expected="two clean runs give the same leaderboard",
            found=f"the scores of {', '.join(differing)} differ between two runs",
            remedy="write random_state=42 where the model is made, so that it draws the"
            " same numbers each time",
        )


def test_every_model_has_a_seed(all_seeded: list[Outcome]) -> None:
    """Every model that draws random numbers has a seed"""
    assert all_seeded


def test_predictions_are_unchanged(
    same_features: list[Outcome], all_seeded: list[Outcome], baseline: Baseline
) -> None:
    """The forest's predictions are the approved ones"""
    _same_as_approved(all_seeded[0], "predictions", baseline)


def test_leaderboard_is_unchanged(
    same_features: list[Outcome], all_seeded: list[Outcome], baseline: Baseline
) -> None:
    """The leaderboard is the approved one"""
    _same_as_approved(all_seeded[0], "leaderboard", baseline)


def _same_as_approved(outcome: Outcome, name: str, baseline: Baseline) -> None:
    require_same(
        baseline(name),
        Table.parse(outcome.tables[name]),
        expected=f"the approved {name}: {SAME_HAT}",
        remedy=REMEDIES[name],
    )


REMEDIES = {
    "features": "see what you changed: the cell under 'Look at your diff' in the lesson"
    " lists your changes to the code",
    "predictions": "is the forest's seed 42, and are its other settings as they were?",
    "leaderboard": "give 42 only to models that had no seed; put back every seed and"
    " setting that was there before",
}
