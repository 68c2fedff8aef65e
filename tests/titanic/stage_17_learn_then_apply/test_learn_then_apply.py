"""The check of stage 17: what is learned, is learned of training passengers alone."""

# pylint: disable=redefined-outer-name

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from drydock.errors import CheckFailed
from drydock.judging.baseline import Table, require_same
from drydock.judging import in_turn
from drydock.judging.own_test_checks import YOUR_TESTS
from drydock.judging.own_test_judgement import Bench, Judgement
from drydock.judging.remembered_answers import PendingAnswer
from drydock.judging.variants import CORRECT, MUTANTS, Variant, against, variants
from drydock.sandbox.crew import Crew
from drydock.sandbox.job import Job, Outcome
from drydock.sandbox.runner import Program, started
from drydock.sandbox.stop_messages import told_of_module
from drydock.workbook.loading import load
from drydock.workbook.workspace import Workspace

NOTE, CORE, SHELL = "DEBT.md", "preprocessing.py", "train.py"
HERE = Path(__file__).parent
OBSERVER = HERE / "observer.py"
built_in = load(HERE.parent / "built.py")
paid = load(HERE / "paid.py")

Baseline = Callable[[str], Table]
Hold = Callable[..., None]


@pytest.fixture(scope="module")
def seam_program() -> Program:
    """What looks at the two functions of the participant's `train.py`, and at what it has
    of this stage."""
    return Program(SHELL, "of_the_shell", "module", OBSERVER)


@pytest.fixture(scope="module")
def core_job(workspace: Workspace, crew: Crew, time_limit: float) -> Iterator[Job]:
    """The functions of the core at work, those of this stage and of earlier ones. It begins
    while scikit-learn is still imported, unless the core wants that too."""
    program = Program(CORE, "of_the_core", "module", OBSERVER)
    with started(crew, workspace, program, limit=time_limit) as job:
        yield job


@pytest.fixture(scope="module")
def broken(bench: Bench) -> dict[Variant, PendingAnswer]:
    """The participant's tests at work on their own code, broken in several ways."""
    return in_turn.broken(bench, MUTANTS)


@pytest.fixture(scope="module")
def rewritten(bench: Bench) -> dict[Variant, PendingAnswer]:
    """The same, where functions of this stage are right but written differently."""
    own = against(bench.workspace.stage, bench.workspace.folder)
    apart = replace(bench, workspace=Workspace(own, bench.workspace.folder))
    return apart.on_all_right(variants(own, CORRECT))


@pytest.fixture(scope="module")
def all_jobs_begun(
    core_job: Job, seam_job: Job, own_tests_job: Job, request: pytest.FixtureRequest
) -> None:
    """Begins what takes time and can be begun, whatever the work has."""
    assert core_job and seam_job and own_tests_job
    for tests in ("rewritten", "broken"):
        with suppress(CheckFailed):  # told once the functions are asked for
            request.getfixturevalue(tests)


@pytest.fixture(scope="module")
def features(
    all_jobs_begun: None, seam: Outcome, baseline: Baseline, other_passengers: Hold
) -> Table:
    """The participant's features, once they are those of the baseline."""
    assert all_jobs_begun is None
    yours = Table.parse(seam.tables["features"])
    require_same(
        baseline("features"),
        yours,
        expected="in the files as they are, no feature changes",
        remedy="what is filled in is the median of the same sex and class, to the nearest"
        " half; the most frequent port; the median fare: of the training passengers",
    )
    other_passengers("features")
    return yours


def test_features_and_predictions_are_unchanged(
    features: Table, seam: Outcome, baseline: Baseline, other_passengers: Hold
) -> None:
    """The features and predictions for the passengers in the files are as before"""
    assert features.rows
    require_same(
        baseline("predictions"),
        Table.parse(seam.tables["predictions"]),
        expected="the same forest, trained on the same features",
        remedy="prepare_data_and_train_model() still trains the forest of before, on all"
        " training passengers, and gives the forest itself",
    )
    other_passengers("predictions")


@pytest.fixture(scope="module")
def core(features: Table, core_job: Job) -> Outcome:
    """What the functions of the core do."""
    assert features.rows
    outcome = core_job.wait()
    if outcome.stop:
        raise told_of_module(outcome.stop, CORE)
    return outcome


@pytest.fixture(scope="module")
def told(seam: Outcome, core: Outcome) -> Hold:
    """Raises what the trials of the participant's functions have told, by their names."""
    found = seam.facts["told"] | core.facts["told"]

    def hold(*names: str) -> None:
        for name in names:
            if name in found:
                raise CheckFailed(**found[name])

    return hold


@pytest.fixture(scope="module")
def asked(told: Hold, core: Outcome, baseline: Baseline) -> Hold:
    """`told`, once everybody who is asked about alone has the approved features."""
    told("learn", "prepare_features", "asked")
    require_same(
        baseline("asked"),
        Table.parse(core.tables["asked"]),
        expected="one passenger can be asked about, whatever is missing or unknown",
        remedy="what is missing is filled in with what learn has learned; an unknown port"
        " counts as missing, and an unknown title is 0",
    )
    return told


def test_one_passenger_can_be_asked_about(asked: Hold) -> None:
    """One passenger can be asked about, without age, port or fare, or with unknown ones"""
    assert asked


@pytest.fixture(scope="module")
def steady(asked: Hold) -> Hold:
    """`asked`, once it does not matter who is asked about together: else folds and tests
    have the same cause."""
    asked("together")
    return asked


def test_learn_learns_from_those_it_is_given(asked: Hold) -> None:
    """What fills gaps is learned from the passengers that learn was given"""
    asked("learned")


def test_it_does_not_matter_who_is_asked_about_together(asked: Hold) -> None:
    """It does not matter who is asked about together"""
    asked("together")


def test_passengers_and_labels_stay(asked: Hold) -> None:
    """Both functions leave the passengers as they are, and labels stay"""
    asked("surroundings")


def test_nothing_is_learned_from_the_test_passengers(asked: Hold) -> None:
    """prepare_data learns nothing from the test passengers"""
    asked("files")


def test_the_score_is_measured_on_unseen_passengers(asked: Hold) -> None:
    """The score is measured on passengers that the forest has not learned from"""
    asked("cross_validated_score", "unseen")


def test_each_fold_learns_for_itself(steady: Hold) -> None:
    """What fills gaps is learned for each fold anew"""
    steady("cross_validated_score", "unseen", "folds")


def test_the_script_prints_the_score(asked: Hold) -> None:
    """The script prints the cross-validated score, the same each time"""
    asked("cross_validated_score", "unseen", "printed")


def test_earlier_functions_do_what_they_promised(
    core: Outcome, require_kept_promises: Callable[[dict[str, Any]], None]
) -> None:
    """The functions of earlier stages that are still there do what they promised"""
    require_kept_promises(core.facts)


def test_the_shell_builds_no_feature(
    features: Table, own_modules: dict[str, ast.Module]
) -> None:
    """train.py still leaves the features to preprocessing.py"""
    assert features.rows
    built = sorted((line, name) for line, name, _ in built_in.built(own_modules[SHELL]))
    if built:
        places = ", ".join(f"{name} in line {line}" for line, name in built)
        raise CheckFailed(
            expected="every feature is built by functions of preprocessing.py",
            found=f"{SHELL} builds {places}",
            remedy="move it there: a test needs no file then",
        )


def test_the_debt_is_paid(features: Table, workspace: Workspace) -> None:
    """The note on the leak is gone from DEBT.md, or marked as paid"""
    assert features.rows
    note = workspace.file(NOTE)
    text = note.read_text("utf-8", "replace") if note.is_file() else ""
    if left := paid.unpaid_leak(text):
        raise CheckFailed(
            expected=f"{NOTE} lists what is still to be paid",
            found=f"the note on the leak still stands in it: {left}",
            remedy="take it out, or mark it as paid: whoever reads it would look for a leak"
            " that is gone",
        )


# The participant's tests.


@pytest.fixture(scope="module")
def judgement(
    steady: Hold,
    own_tests_job: Job,
    request: pytest.FixtureRequest,
) -> Judgement:
    """The judgement on the participant's tests."""
    steady("cross_validated_score")
    right, wrong = map(request.getfixturevalue, ("rewritten", "broken"))
    return Judgement(own_tests_job, None, right, wrong)


test_your_tests = YOUR_TESTS
