"""The check of stage 16: behaviour changes on purpose, in just the rows that were meant."""

# pylint: disable=redefined-outer-name

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from drydock.errors import CheckFailed, WorkbookBroken
from drydock.judging.baseline import (
    Table,
    approved,
    differences,
    require_same,
    same_value,
)
from drydock.judging import in_turn
from drydock.judging.own_test_answers import failures
from drydock.judging.own_test_checks import YOUR_TESTS
from drydock.judging.own_test_judgement import Bench, Judgement, outcomes
from drydock.judging.remembered_answers import PendingAnswer
from drydock.judging.variants import MUTANTS, Variant
from drydock.sandbox.job import Job, Outcome
from drydock.workbook.house import Stage
from drydock.workbook.loading import load
from drydock.workbook.workspace import Workspace, files

OLD = "old"
NOTE, SHELL = "DEBT.md", "train.py"
TOLD_AT_MOST = 4
left_over = load(Path(__file__).with_name("left_over.py"))
held = load(Path(__file__).parents[1] / "held_since_12.py")
held_since_13 = load(Path(__file__).parents[1] / "held_since_13.py")
held_since_14 = load(Path(__file__).parents[1] / "held_since_14.py")

seam_program = held_since_13.seam_program
modules = held.modules_of_work
seam = held.seam_of_work
on_the_side = held.on_the_side
their_names = held_since_14.their_names_in_work

Baseline = Callable[[str], Table]


@pytest.fixture(scope="module")
def oldest() -> tuple[float, ...]:
    """Ages that no passenger has: each of them shows one mistake at the edge."""
    return (64.5, 64.99, 65.5, 68.0, 81.0, 90.0, 105.0)


@pytest.fixture(scope="module")
def meant(stage: Stage, baseline: Baseline) -> dict[str, set[str]]:
    """The passengers that are meant to change, by the feature in which they do."""
    before = approved(stage.house.before(stage), "features")
    after = baseline("features")
    changed = {name: _changed(name, before, after) for name in after.columns[1:]}
    found = {name: keys for name, keys in changed.items() if keys}
    if not found:
        raise WorkbookBroken(
            expected="a second baseline, in which the ages over 64 are in band 4",
            found="it is the same as the first",
            remedy="bring it back with: git checkout -- tests/titanic/approved",
        )
    return found


def _changed(name: str, before: Table, after: Table) -> set[str]:
    """The keys of the rows in which a column differs."""
    cells = zip(before.keys, before.column(name), after.column(name))
    return {key for key, was, now in cells if not same_value(was, now)}


@pytest.fixture(scope="module")
def features(
    stage: Stage, seam: Outcome, baseline: Baseline, meant: dict[str, set[str]]
) -> Table:
    """The participant's features, once they are those of the second baseline."""
    yours, after = Table.parse(seam.tables["features"]), baseline("features")
    before = approved(stage.house.before(stage), "features")
    require_same(
        after,
        yours,
        expected="only passengers over 64 change: their Age is 4 and Age*Class follows",
        remedy="" if yours == after else _remedy(before, after, yours, meant),
    )
    return yours


def _remedy(
    before: Table, after: Table, yours: Table, meant: dict[str, set[str]]
) -> str:
    if not differences(before, yours):
        return "nothing has changed yet: write a test that fails first, then fix it"
    if before.columns == yours.columns and before.keys == yours.keys:
        for name in before.columns[1:]:
            others = _changed(name, before, yours) - meant.get(name, set())
            if others:
                return (
                    f"{name} has changed for passengers who are not over 64 as well"
                    f" ({len(others):,}; the first is {min(others, key=int)}): leave them as"
                    " they were"
                )
        if not _changed("Age", after, yours):
            return "Age*Class is a product of the new bands: look at the order of the steps"
        return (
            "an age over 64 is in a band of its own: the one after the band of 49 to 64"
        )
    return "change what happens to an age over 64, and nothing else"


def test_the_ages_over_64_are_in_band_4(
    features: Table, other_passengers: Callable[[str], None]
) -> None:
    """Ages over 64 are in band 4, and no other cell of the features has changed"""
    assert features.rows
    other_passengers("features")


def test_predictions_are_those_of_the_second_baseline(
    features: Table,
    seam: Outcome,
    baseline: Baseline,
    other_passengers: Callable[[str], None],
) -> None:
    """The predictions are what the same forest learns from these features"""
    assert features.rows
    require_same(
        baseline("predictions"),
        Table.parse(seam.tables["predictions"]),
        expected="the same forest, trained on the new features",
        remedy="one change at a time: put the model's settings and seed back",
    )
    other_passengers("predictions")


test_the_core = held.OF_THE_CORE
test_the_shell = held_since_13.HELD
test_the_files = held_since_14.HELD


# What is written about it.


@pytest.fixture(scope="module")
def accuracies(stage: Stage, baseline: Baseline) -> tuple[float, float]:
    """The training accuracy before the change, and after it."""
    path = stage.house.root / "data" / stage.kata / "train.csv"
    survived = Table.parse(path.read_text("utf-8")).column("Survived")
    before = approved(stage.house.before(stage), "predictions").column("Survived")
    after = baseline("predictions").column("Survived")
    return _share(survived, before), _share(survived, after)


def _share(survived: list[str], predicted: list[str]) -> float:
    """The share of right predictions, for the passengers of whom it is known."""
    right = sum(one == other for one, other in zip(survived, predicted))
    return right / len(survived)


def test_no_text_holds_an_old_figure(
    features: Table, workspace: Workspace, accuracies: tuple[float, float]
) -> None:
    """No text or test holds the training accuracy of before"""
    assert features.rows
    old, new = accuracies
    found = left_over.old_figures(files(workspace.folder), old, new)
    if found:
        raise CheckFailed(
            expected=f"the training accuracy is {100 * new:.2f} % now, and every text that"
            " names it says so",
            found="; ".join(found[:TOLD_AT_MOST]),
            remedy="change it; where it stands in the saved output of a notebook, run all"
            " cells again, or clear the outputs",
        )


def test_the_debt_is_paid(features: Table, workspace: Workspace) -> None:
    """The note on the ages is gone from DEBT.md, or marked as paid"""
    assert features.rows
    note = workspace.file(NOTE)
    text = note.read_text("utf-8", "replace") if note.is_file() else ""
    if left := left_over.unpaid_note(text):
        raise CheckFailed(
            expected=f"{NOTE} lists what is still to be paid",
            found=f"the note on the ages still stands in it: {left}",
            remedy="take it out, or mark it as paid: whoever reads it would look for a"
            " defect that is gone",
        )


# The participant's tests.


@pytest.fixture(scope="module")
def broken(bench: Bench) -> dict[Variant, PendingAnswer]:
    """The participant's tests at work on their own code, broken in several ways."""
    return in_turn.broken(bench, OLD, MUTANTS)


@pytest.fixture(scope="module", autouse=True)
def _all_jobs_begun(
    kept_functions_job: Job,
    own_tests_job: Job,
    seam_job: Job,
    on_rewritten_code: dict[Variant, PendingAnswer],
    broken: dict[Variant, PendingAnswer],
) -> None:
    """Begins all that takes time, side by side."""
    assert (
        kept_functions_job
        and own_tests_job
        and seam_job
        and on_rewritten_code
        and broken
    )


def _of_kind(
    broken: dict[Variant, PendingAnswer], kind: str
) -> dict[Variant, PendingAnswer]:
    return {v: asked for v, asked in broken.items() if v.path.parent.name == kind}


@pytest.fixture(scope="module")
def judgement(
    features: Table,
    own_tests_job: Job,
    on_rewritten_code: dict[Variant, PendingAnswer],
    broken: dict[Variant, PendingAnswer],
) -> Judgement:
    """The judgement on the participant's tests."""
    assert features.rows
    return Judgement(own_tests_job, None, on_rewritten_code, _of_kind(broken, MUTANTS))


test_your_tests = YOUR_TESTS


def test_a_test_fails_on_the_old_behaviour(
    sound_tests: Judgement, broken: dict[Variant, PendingAnswer]
) -> None:
    """A test of yours fails where ages over 64 stay years, as before"""
    assert sound_tests
    if not all(
        failures(outcome) for outcome in outcomes(_of_kind(broken, OLD)).values()
    ):
        raise CheckFailed(
            expected="a test that was red before the change and is green after it",
            found="with the old behaviour put back, all your tests pass",
            remedy="say in a test what shall come out for an age over 64; take your change"
            " away, see the test fail, and put it back",
        )
