"""The check of stage 05: what people expect of the model is tested, and the model keeps it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from drydock.commands import PYTHON
from drydock.errors import CheckFailed
from drydock.judging.model_checks import MODEL_TESTS, trial_on_models
from drydock.judging.own_test_checks import of_the_script
from drydock.judging.own_test_judgement import Bench, Judgement, Trial
from drydock.judging.parts import Parts
from drydock.judging.remembered_answers import PendingAnswer
from drydock.judging.suite_board import SUITE_BOARD
from drydock.sandbox.job import Job
from drydock.sandbox.stop_messages import told_of_script
from drydock.workbook.loading import load
from drydock.workbook.workspace import Workspace

released = load(Path(__file__).parents[1] / "released.py")
LOOK = Path(__file__).with_name("what_the_model_does.py")
SCRIPT, PLACE, SPLIT = released.TRAINING, released.PLACE, released.SPLIT
RUN = f"{PYTHON} exercises/loans/{SCRIPT}"
ASKED_WITH = ("model", "artifact", "joblib", "client", "evaluat")
PASS_ON_OWN, *ON_MODELS = MODEL_TESTS.functions
SECONDS = 5
RECALL = 0.847
COST = 0.552
MARGIN = 0.2
ENOUGH = 10

Facts = dict[str, Any]


@pytest.fixture(scope="module", name="training_job")
def _training_job(bench: Bench, workspace: Workspace) -> PendingAnswer:
    """`training.py` at work as a script, and what asks the model that it leaves."""
    if not workspace.file(SPLIT).is_file():
        raise CheckFailed(
            expected=f"the work of stages 03 and 04 is there, with {SPLIT} in it",
            found="there is no such file",
            remedy="take these stages first, or begin here: ./scripts/go goto loans/5 (what"
            " you have is kept)",
        )
    return released.left_by_training(bench, LOOK)


@pytest.fixture(scope="module", name="own_tests_job")
def _own_tests_job(bench: Bench, training_job: PendingAnswer) -> Job:
    """The participant's tests at work, beside the model that their own training leaves."""
    return released.own_tests_beside_it(bench, training_job, LOOK)


@pytest.fixture(scope="module", name="trial")
def _trial(bench: Bench, training_job: PendingAnswer) -> Trial:
    """The participant's tests at work on right and wrong models."""
    assert training_job  # else the work is not that of this stage
    return trial_on_models(bench, PLACE, asked_with=ASKED_WITH)


@pytest.fixture(scope="module", name="judgement")
def _judgement(trial: Trial, own_tests_job: Job, model: Facts) -> Judgement:
    """What the participant's tests say of their own model, and of others."""
    assert model  # else each test that asks it would fail for that
    return trial.judgement(own_tests_job)


@pytest.fixture(scope="module", autouse=True)
def _all_jobs_begun(
    training_job: PendingAnswer, own_tests_job: Job, trial: Trial
) -> None:
    """Begins all that takes time, side by side."""
    assert training_job and own_tests_job and trial


@pytest.fixture(scope="module", name="model")
def _model(training_job: PendingAnswer) -> Facts:
    """What the participant's model does (see `what_the_model_does.py`)."""
    outcome = training_job.wait()
    if outcome.stop:
        raise told_of_script(outcome.stop, SCRIPT, RUN)
    if outcome.facts["left"] is None:
        raise CheckFailed(
            expected=f"run as a script, {SCRIPT} saves a model in {PLACE}",
            found="it comes to its end, and there is no such file",
            remedy=f"run it, and look: {RUN}",
        )
    if error := outcome.facts.get("error"):
        raise CheckFailed(
            expected="the saved model gives a chance and a decision for each applicant",
            found=error,
            remedy=of_the_script(error)
            or "load it with joblib, and ask predict_proba and predict about the loans held"
            " out, without credit_risk",
        )
    return outcome.facts


def test_there_is_a_model(model: Facts) -> None:
    """Your training leaves a model that can be asked"""
    assert model


def test_a_telephone_does_not_count(model: Facts) -> None:
    """For your model, a telephone does not count"""
    if found := model["telephone"]:
        raise CheckFailed(
            expected="who has the other code of telephone has the same chance to repay",
            found=f"it is another {found}",
            remedy="let the model not learn from the column telephone: hint 2 says where",
        )


def test_more_is_not_less_risky(model: Facts) -> None:
    """For your model, a longer or a larger loan is not less risky"""
    more = {"duration": "12 months longer", "amount": "half as large again"}
    for column, what in more.items():
        if found := model[column]:
            raise CheckFailed(
                expected=f"of a loan that is {what}, all else equal, the chance not to be"
                " repaid is not lower",
                found=f"it is lower {found}",
                remedy=f"tell the model that risk does not fall with {column}: hint 2 says"
                " how",
            )


def test_whoever_asks_gets_an_answer(model: Facts) -> None:
    """Your model answers whomever the contract lets in, in any order and company"""
    if found := model["answers"]:
        raise CheckFailed(
            expected="each applicant whom the contract lets in gets a chance from 0 to 1"
            " and a decision, whoever else is asked about, and in which order",
            found=found,
            remedy="ask the saved model the same, and look at what stands before the"
            " classifier",
        )


def test_decisions_follow_the_chances(model: Facts) -> None:
    """Your model decides by the chances that it tells"""
    if found := model["decisions"]:
        raise CheckFailed(
            expected="who is refused has a higher chance not to repay than anybody who is"
            " lent to",
            found=found,
            remedy="let predict go by what predict_proba gives, as FixedThresholdClassifier"
            " does",
        )


def test_the_score_stays(model: Facts) -> None:
    """Your model scores as well as before"""
    score = model["score"]
    if score["recall_high"] < RECALL:
        raise CheckFailed(
            expected=f"the recall of the bad loans reaches {RECALL}, at least with the high"
            " end of its interval",
            found=f"it is {score['recall']:.3f}, and the high end {score['recall_high']:.3f}",
            remedy=(
                "try smaller trees or a slower learning rate: hint 3 has a setting"
                if score["would_reach"] < RECALL
                else "let it refuse from a chance of 1 in 6 on, as FixedThresholdClassifier"
                " did in stage 03: then it would"
            ),
        )
    if score["cost_low"] > COST:
        raise CheckFailed(
            expected=f"the cost per applicant is down to {COST}, at least with the low end"
            " of its interval",
            found=f"it is {score['cost']:.3f}, and the low end {score['cost_low']:.3f}",
            remedy="look at where the model refuses, and at what it learns from: hint 3 has"
            " a setting",
        )


def test_no_group_fails(model: Facts) -> None:
    """Your model fails no group"""
    of_all = dict(zip(("bad", "good"), model["all"]))
    for group, kind, low, high, count in model["groups"]:
        too_few = kind == "bad" and high < of_all["bad"] - MARGIN
        too_many = kind == "good" and low > of_all["good"] + MARGIN
        if count >= ENOUGH and (too_few or too_many):
            who = "do not repay" if kind == "bad" else "would have repaid"
            raise CheckFailed(
                expected=f"no job and no age is worse off than all by more than {MARGIN},"
                " seen with the kind end of its interval",
                found=f"{group}: of the {count} who {who}, {low:.2f} to {high:.2f} are"
                f" refused, and {of_all[kind]:.2f} of all",
                remedy="look at what your tests of stage 04 say, and at another setting of"
                " the model",
            )


test_your_tests_pass = Parts(PASS_ON_OWN)


@pytest.fixture(scope="module", name="sound_tests")
def _quick_tests(sound_tests: Judgement, workspace: Workspace) -> Judgement:
    """The judgement, where no test is slow: else other models would take minutes."""
    slowest = max(sound_tests.own.facts["tests"], key=lambda test: test["seconds"])
    if slowest["seconds"] > SECONDS:
        raise CheckFailed(
            expected=f"no test takes longer than {SECONDS} seconds",
            found=f"{slowest['id']} takes {slowest['seconds']:.1f} seconds",
            remedy="ask the model about a whole table at once, since one row takes it nearly"
            " as long, and let hypothesis try fewer examples (max_examples); to see where"
            f" the time goes: {PYTHON} -m pytest {workspace.shown()} --durations=5",
        )
    return sound_tests


def test_no_test_is_slow(sound_tests: Judgement) -> None:
    """No test takes longer than a few seconds"""
    assert sound_tests


test_your_tests_meet_models = Parts(*ON_MODELS)
test_suite_board = SUITE_BOARD
