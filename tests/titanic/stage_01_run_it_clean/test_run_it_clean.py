"""The check of stage 01: one clean run gives what every clean run gives."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from difflib import SequenceMatcher
from typing import Any

import pytest

from drydock.detail import cut
from drydock.errors import CheckFailed
from drydock.judging.baseline import Table, require_same
from drydock.judging.reading.statements import Statement, gone, of_cells
from drydock.sandbox.job import Outcome
from drydock.sandbox.runner import Program, run
from drydock.sandbox.stop_messages import told
from drydock.workbook.notebook import Cell, cells, read_document
from drydock.workbook.workspace import Workspace

NOTEBOOK = "titanic.ipynb"
SEED = 42
SEEDED_BEFORE = {"Perceptron": 0}
CLASS = re.compile(r"[A-Z]\w+")
SAME_HAT = "this stage changes the order of cells and adds seeds, and nothing else"

Baseline = Callable[[str], Table]


@pytest.fixture(scope="module")
def code(workspace: Workspace) -> list[Cell]:
    """The code cells of the notebook."""
    shown = workspace.shown(NOTEBOOK)
    return cells(read_document(workspace.file(NOTEBOOK), shown), "code")


@pytest.fixture(scope="module")
def start(workspace: Workspace) -> list[Cell]:
    """The code cells of the notebook as the stage begins."""
    before = workspace.stage.house.before(workspace.stage).solution / NOTEBOOK
    return cells(read_document(before, str(before)), "code")


@pytest.fixture(scope="module")
def runs(
    workspace: Workspace, code: list[Cell], start: list[Cell], time_limit: float
) -> list[Outcome]:
    """Two clean runs, side by side."""
    program = Program(NOTEBOOK, "notebook", "notebook")
    outcomes = run(workspace, program, times=2, limit=time_limit)
    for outcome in outcomes:
        if outcome.stop:
            error = told(outcome.stop, code, NOTEBOOK, workspace.folder)
            error.remedy += _moved(start, code)
            raise error
    return outcomes


@pytest.fixture(scope="module")
def same_features(
    runs: list[Outcome],
    baseline: Baseline,
    require_same_defect: Callable[[Outcome], Outcome],
    start: list[Cell],
    code: list[Cell],
) -> list[Outcome]:
    """The two runs, once their features are the approved ones."""
    require_same_defect(runs[0])
    try:
        _same_as_approved(runs[0], "features", baseline)
    except CheckFailed as error:
        error.remedy += _moved(start, code)
        raise
    return runs


@pytest.fixture(scope="module")
def all_seeded(runs: list[Outcome]) -> list[Outcome]:
    """The two runs, once every model in them was fitted with the seed asked for."""
    models = [one for one in runs[0].facts["seeds"] if one["fitted"] != _seed(one)]
    late = [one for one in models if one["now"] == _seed(one)]
    unseeded = [one for one in models if one["fitted"] is None and one not in late]
    if late:
        raise CheckFailed(
            expected="each model has its seed before it is fitted",
            found=f"{_names(late)} had none, or another one, when fit was called, and got"
            " it afterwards",
            remedy="write random_state=42 where the model is made: fit draws the numbers",
        )
    if unseeded:
        raise CheckFailed(
            expected="every model that draws random numbers is given random_state=42",
            found=f"no random_state in {_names(unseeded)}: scores that agree all the"
            " same prove nothing",
            remedy="write random_state=42 where each of them is made; np.random.seed at"
            " the top does not replace it (the lesson shows why)",
        )
    if models:
        one = models[0]
        raise CheckFailed(
            expected=f"{one['name']} is fitted with random_state={_seed(one)}",
            found=f"its random_state is {one['fitted']}",
            remedy="give 42 only to models that had no seed; put back every seed and"
            " setting that was there before",
        )
    return runs


def _seed(model: dict[str, Any]) -> int:
    """The seed that a model had from the beginning, or else the one asked for."""
    return SEEDED_BEFORE.get(model["class"], SEED)


def _names(models: list[dict[str, Any]]) -> str:
    return ", ".join(sorted(one["name"] for one in models))


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
    """Every model that draws random numbers was fitted with the seed asked for"""
    assert all_seeded


def test_nothing_else_is_changed(start: list[Cell], code: list[Cell]) -> None:
    """All other code is as it was, whatever its order"""
    lost = gone(of_cells(start), of_cells(code))
    missing = [one for one in lost if not _is_of_a_model(one)]
    if missing:
        more = f" (and {len(missing) - 1} more)" if len(missing) > 1 else ""
        raise CheckFailed(
            expected="the code as it was, but for the order of cells and the seeds",
            found=f"gone or changed: {cut(missing[0].text.splitlines()[0])}{more}",
            remedy="put it back: imports, prints, plots and names have their own stages",
        )


def _is_of_a_model(statement: Statement) -> bool:
    """Whether a model is made or fitted there, so that a seed may change the line."""
    nodes = ast.walk(statement.node) if statement.node else ()
    called = [ast.unparse(one.func) for one in nodes if isinstance(one, ast.Call)]
    return any(name.endswith(".fit") or CLASS.fullmatch(name) for name in called)


def _moved(start: list[Cell], code: list[Cell]) -> str:
    """What stands elsewhere than at the start, beside the list that has to move; as the
    end of a sentence."""
    before, now = ([one.text for one in of_cells(part)] for part in (start, code))
    moves = SequenceMatcher(a=before, b=now, autojunk=False).get_opcodes()
    away = {text for _, first, last, _, _ in moves for text in before[first:last]}
    here = {text for kind, *_, a, b in moves if kind != "equal" for text in now[a:b]}
    kept = {text for kind, a, b, *_ in moves if kind == "equal" for text in before[a:b]}
    moved = [text for text in before if text in (away & here) - kept]
    others = [cut(text) for text in moved if not text.startswith("rare_titles")]
    return f". You have also moved {others[0]}" if others else ""


def test_predictions_are_unchanged(
    same_features: list[Outcome], all_seeded: list[Outcome], baseline: Baseline
) -> None:
    """The forest's predictions are the approved ones"""
    assert same_features
    _same_as_approved(all_seeded[0], "predictions", baseline)


def test_leaderboard_is_unchanged(
    same_features: list[Outcome], all_seeded: list[Outcome], baseline: Baseline
) -> None:
    """The leaderboard is the approved one"""
    assert same_features
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
    "predictions": "are the settings of the forest as they were?",
    "leaderboard": "compare the cells that make the models and the leaderboard with those"
    " of the start",
}
