"""The check of stage 04: figures by group, and tests that name the group a model fails."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from math import isnan
from pathlib import Path
from typing import Any

import pytest

from drydock.errors import CheckFailed, NotYet
from drydock.judging.model_checks import MODEL_TESTS, trial_on_models
from drydock.judging.own_test_answers import failures, why_not
from drydock.judging.own_test_judgement import Bench, Judgement, Trial
from drydock.judging.remembered_answers import PendingAnswer
from drydock.judging.suite_board import SUITE_BOARD
from drydock.judging.variants import Variant
from drydock.sandbox.job import Job
from drydock.sandbox.own_test_run import names_all
from drydock.sandbox.stop_messages import told_of_module
from drydock.workbook.loading import load
from drydock.workbook.notebook import cells, read_document
from drydock.workbook.workspace import Workspace

HERE = Path(__file__).parent
LOOK = HERE / "look.py"
REPORT = "loans.ipynb"
SEX = "personal_status_sex"
# Test files in which none of these stands judge no group: they are not run on models.
ASKED_WITH = (
    "group",
    "band",
    "a172",
    "jobs",
    'job"]',
    "job']",
    ".job.",
    ".job)",
    ".job =",
)
ENOUGH = 10
TOLERANCE = 0.12  # of the width: methods differ by less
CLOSE = 0.006  # what is printed is rounded
INTERVALS_DIFFER = 0.05
SCRIPT = ".venv/bin/python exercises/loans/{}"
THREE = "three numbers: the figure, and the low and the high end of its interval"
NUMBER = re.compile(r"(\d+(?:\.\d+)?)(\s*%)?")
JOBS = ("A171", "A172", "A173", "A174")
WELL = ("A173",)  # the largest: it fares well with each wrong model
AGES = ("18 to 25", "26 to 35", "36 to 50", "51 and more")

to_count = load(HERE / "people_to_count.py")
few_left = load(HERE / "few_left.py")
released = load(HERE.parent / "released.py")
trains_nothing = load(HERE.parent / "trains_nothing.py")
PLACE, SPLIT = released.PLACE, released.SPLIT
Facts = dict[str, Any]


@pytest.fixture(scope="module", name="training_job")
def fixture_training_job(bench: Bench) -> PendingAnswer:
    """`training.py` at work as a script, and what looks at `evaluation.py` afterwards."""
    return released.left_by_training(bench, LOOK, "evaluation.py")


@pytest.fixture(scope="module", name="facts")
def fixture_facts(training_job: PendingAnswer) -> Facts:
    """What was seen when the participant's training.py had run."""
    outcome = training_job.wait()
    if outcome.stop:
        raise told_of_module(outcome.stop, "training.py")
    return outcome.facts


@pytest.fixture(scope="module", name="own_tests_job")
def fixture_own_tests_job(bench: Bench, training_job: PendingAnswer) -> Job:
    """The participant's tests at work, beside the model that their own training leaves."""
    return released.own_tests_beside_it(bench, training_job, LOOK)


@pytest.fixture(scope="module", name="trial")
def fixture_trial(bench: Bench) -> Trial:
    """The participant's tests at work on right and wrong models."""
    return trial_on_models(bench, PLACE, asked_with=ASKED_WITH)


@pytest.fixture(scope="module", name="few_left_jobs")
def fixture_few_left_jobs(
    bench: Bench, training_job: PendingAnswer
) -> Mapping[Variant, PendingAnswer]:
    """The participant's tests at work where a group can no longer be judged, for each
    exchange of loans; for none, where there is no model."""
    house = bench.workspace.stage.house
    data = house.root / "data" / bench.workspace.stage.kata
    rows = {one.group: one.held_out(data) for one in few_left.EXCHANGES}
    made_by = HERE / "few_left.py"
    return released.on_other_loans(bench, training_job, made_by, rows, ASKED_WITH)


@pytest.fixture(scope="module", name="judgement")
def fixture_judgement(trial: Trial, own_tests_job: Job) -> Judgement:
    """What the participant's tests say of their own model, and of others."""
    return trial.judgement(own_tests_job)


@pytest.fixture(scope="module", autouse=True)
def _all_jobs_begun(
    training_job: PendingAnswer,
    own_tests_job: Job,
    trial: Trial,
    few_left_jobs: Mapping[Variant, PendingAnswer],
) -> None:
    """Begins all that takes time, side by side: first what takes longest."""
    assert training_job and own_tests_job and trial
    assert few_left_jobs or not training_job.wait().facts.get("left")


@pytest.fixture(scope="module", name="measured")
def fixture_measured(facts: Facts) -> Facts:
    """What evaluation.py says, where it has all that is asked for."""
    if error := facts.get("evaluation_error"):
        raise CheckFailed(
            expected="evaluation.py can be imported",
            found=error,
            remedy=f"run it: {SCRIPT.format('evaluation.py')}",
        )
    if lacks := facts.get("lacks"):
        raise CheckFailed(
            expected="evaluation.py has refused_of_good(model, loans),"
            " by_group(measure, model, loans, groups) and age_bands(loans)",
            found=f"it has no function {' and no '.join(lacks)}",
            remedy="write it; hint 2 has the first lines",
        )
    return facts


def test_refused_of_good_is_right(measured: Facts) -> None:
    """refused_of_good is right, for any model and any loans"""
    for name, counted in to_count.EXAMPLES.items():
        found = measured["refused"][name]
        told = partial(
            CheckFailed,
            expected=f"refused_of_good is {counted.share:g} where {counted}",
        )
        if "numbers" not in found:
            stops = found.get("error")
            raise told(
                found=f"it stops: {stops}" if stops else f"it gives {found['instead']}",
                remedy=f"let it return {THREE}, as recall_of_bad does",
            )
        value = found["numbers"][0]
        if not abs(value - counted.share) < 1e-6:
            mistaken = counted.mistaken.items()
            what = [text for wrong, text in mistaken if abs(value - wrong) < 1e-6]
            raise told(
                found=f"it is {value:.3g}" + (f": that is {what[0]}" if what else ""),
                remedy="count only those who repay, and among them the refused",
            )
        if found["with_target"] or found["changed"]:
            raise told(
                found=(
                    "it asks the model with the column credit_risk"
                    if found["with_target"]
                    else "it changes the loans that it is given"
                ),
                remedy="work on new tables: loans.drop(columns=...)",
            )
    for name in ("many", "some"):
        counted, (_, low, high) = (
            to_count.EXAMPLES[name],
            measured["refused"][name]["numbers"],
        )
        if not abs(high - low - counted.width) <= TOLERANCE * counted.width:
            raise CheckFailed(
                expected=f"where {counted}, its interval is about {counted.width:.3f} wide,"
                " as one of 95 per cent is",
                found=f"it is {high - low:.3f} wide",
                remedy="take the interval of recall_of_bad, with the other people",
            )


def test_nobody_to_count(measured: Facts) -> None:
    """Where there is nobody to count, both shares say that they know nothing"""
    for name, found in measured["nobody"].items():
        value, low, high = found.get("numbers", (0, 0, 0))
        if not (isnan(value) and low <= 0 and high >= 1):
            who = "bad loan" if name == "recall_of_bad" else "good loan"
            stops = f"it stops: {found['error']}" if "error" in found else ""
            raise CheckFailed(
                expected=f"{name} of loans without a single {who} is nan, with an interval"
                " from 0 to 1",
                found=stops
                or (
                    f"it gives {found['instead']}"
                    if "instead" in found
                    else f"it is {value:g}, from {low:g} to {high:g}"
                ),
                remedy="ask first whether there is anybody to count: in a small group"
                " there may be nobody",
            )


def test_by_group(measured: Facts) -> None:
    """by_group takes any measure, any model and any groups"""
    found = measured["by_group"]
    told = partial(
        CheckFailed,
        expected="by_group(measure, model, loans, groups) returns a dictionary: for each"
        " name in groups, what measure(model, ...) says of the loans of that group",
    )
    if "right" not in found:
        stops = found.get("error")
        raise told(
            found=f"it stops: {stops}" if stops else f"it gives {found['instead']}",
            remedy="groups is a Series with the index of loans: loans.groupby(groups)"
            " takes it as it is",
        )
    if set(found["found"]) != set(found["right"]):
        raise told(
            found=f"of groups named {', '.join(found['right'])}, it gives"
            f" {', '.join(found['found']) or 'none'}",
            remedy="leave no group out here, however small: who asks decides what to make"
            " of it",
        )
    if wrong := [
        name for name, right in found["right"].items() if found["found"][name] != right
    ]:
        raise told(
            found=f"for {wrong[0]}, the measure was not called with the loans of that group"
            " and all their columns, or its answer was changed",
            remedy="call measure(model, own) with the part of the table that has the group,"
            " and give back what it returns",
        )
    if not found["own_model"]:
        raise told(
            found="the measure was called with another model",
            remedy="hand on the model that by_group is given",
        )


def test_the_age_bands(measured: Facts) -> None:
    """age_bands names the band of each customer"""
    found = measured["bands"]
    told = partial(
        CheckFailed,
        expected="age_bands(loans) returns a Series with the index of loans and these"
        f" names: {', '.join(AGES)}",
    )
    if "bands" not in found:
        stops = found.get("error")
        raise told(
            found=f"it stops: {stops}" if stops else f"it gives {found['instead']}",
            remedy="pd.cut(loans['age'], edges, labels=names) gives one",
        )
    for age, band in found["bands"].items():
        if band != to_count.band(int(age)):
            raise told(
                found=f"somebody of {age} years is in {band!r}",
                remedy="pd.cut counts the right edge in, and not the left one",
            )


def test_the_script_tells_each_group(measured: Facts) -> None:
    """evaluation.py tells both shares of each group, or that there are too few people"""
    told = partial(
        CheckFailed,
        expected="run as a script, evaluation.py prints lines that begin with the name of"
        " a group: for each share how many people are counted, and the figure with its"
        f" interval; with fewer than {ENOUGH} people, 'too few' in place of these",
        remedy=f"load {PLACE} and the loans that {SPLIT} names, and print both shares of each"
        " group of loans['job'] and of age_bands(loans): the check has put another model and"
        " other rows there",
    )
    if not measured["trained"]:
        raise told(found=f"there is nothing to tell of: training.py leaves no {PLACE}")
    if error := measured["script_error"]:
        raise told(found=f"it stops: {error}")
    lines = [line.strip(" \t|*-'\"") for line in measured["script_says"].splitlines()]
    for share in measured["shares"]:
        group = share["group"]
        own = [line for line in lines if re.match(rf"{re.escape(group)}(?!\w)", line)]
        if not own:
            raise told(found=f"no line begins with {group}")
        if lacks := _lacks(share, [line[len(group) :] for line in own]):
            raise told(found=f"of {group}, {share['of']}: {lacks}")


def _lacks(share: Facts, lines: list[str]) -> str:
    """What the lines of a group do not say of a share."""
    found = [number for line in lines for number in NUMBER.findall(line)]
    says = [float(one) / (100 if percent else 1) for one, percent in found]
    if share["people"] not in says:
        return f"nowhere is it said that they are {share['people']} people"
    if share["people"] >= ENOUGH:
        value, low, high = share["numbers"]
        for number, near in (
            (value, CLOSE),
            (low, INTERVALS_DIFFER),
            (high, INTERVALS_DIFFER),
        ):
            if not any(abs(number - one) <= near for one in says):
                shown = lines[0].strip()
                return (
                    f"{number:.3f} of the model that lies there is not printed: {shown}"
                )
        return ""
    if not any("too few" in line.lower() for line in lines):
        return f"they are {share['people']}, and no line says 'too few'"
    return ""


def test_the_report_says_nothing_by_sex(workspace: Workspace) -> None:
    """The report compares no women and men that are not known"""
    path = workspace.file(REPORT)
    if not path.is_file():
        return
    code = cells(read_document(path, REPORT), "code")
    reading = [number for number, one in enumerate(code, 1) if SEX in one.source]
    if reading:
        raise CheckFailed(
            expected=f"no code in {REPORT} reads {SEX}: it does not say who is a woman",
            found=f"code cell {reading[0]} does",
            remedy="take the comparison out, or put one by job and by age in its place",
        )


test_your_tests = MODEL_TESTS


def test_the_message_names_the_group(sound_tests: Judgement) -> None:
    """What a failing test says names the group that fails, and not all groups"""
    for variant, outcome in sound_tests.mutants.items():
        failed, [[fault]] = failures(outcome), variant.faults
        naming = [test for test in failed if names_all(test, [[fault]])]
        if not naming:
            raise NotYet
        others = WELL if fault in JOBS else AGES
        if all(any(_says_at_once(test, name) for test in failed) for name in others):
            raise CheckFailed(
                expected=f"what fails names the group that fails, here {fault}, and not all"
                " groups",
                found=f"on {variant.wrong} ({variant.says.rstrip('.')}),"
                f" what fails names {', '.join(others)}: {failed[0]['id']} fails:"
                f" {failed[0]['message']}",
                remedy="gather the groups that fail, and assert that there are none: then"
                " the message has only these. A test for each group looks at that group alone",
            )


def _says_at_once(test: Facts, name: str) -> bool:
    """Whether a test names a group in its own name, or in all that it says at first."""
    texts = {test["message"], test["text"]}
    return all(names_all(test | {"text": text}, [[name]]) for text in texts)


def test_a_group_that_becomes_too_small(
    sound_tests: Judgement, few_left_jobs: Mapping[Variant, PendingAnswer]
) -> None:
    """A test fails where a group can no longer be judged"""
    if not few_left_jobs:
        raise NotYet
    assert sound_tests
    for one, job in zip(few_left.EXCHANGES, few_left_jobs.values(), strict=True):
        outcome = job.wait()
        failed = failures(outcome)
        naming = [test for test in failed if names_all(test, [[one.group]])]
        if any(test["asserted"] for test in naming):
            continue
        told = partial(
            CheckFailed,
            expected=f"where {one}, a test fails and names {one.group}: that share of"
            " theirs can no longer be judged",
        )
        if naming:
            raise told(
                found=f"{naming[0]['id']} breaks on the way: {naming[0]['message']}",
                remedy="let an assert say it, before anything is computed or looked up for"
                " a group that may have nobody",
            )
        raise told(
            found=why_not(outcome) or "all your tests pass, as if it were judged still",
            remedy=f"write down, for both shares, which groups have fewer than {ENOUGH}"
            " people to count, and assert that it is these and no others. Ask each group"
            " for its count: value_counts and groupby have no line for a group of nobody",
        )


test_no_test_trains = trains_nothing.test_no_test_trains
test_suite_board = SUITE_BOARD  # last: what it costs, and what it notices
