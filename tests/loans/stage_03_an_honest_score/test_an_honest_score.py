"""The check of stage 03: a score on loans that the model has not seen, and tests that hold it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from drydock.errors import CheckFailed, NotYet
from drydock.judging.model_checks import MODEL_TESTS, trial_on_models
from drydock.judging.own_test_answers import failures
from drydock.judging.own_test_checks import of_the_script
from drydock.judging.own_test_judgement import Bench, Judgement, Trial
from drydock.judging.remembered_answers import PendingAnswer
from drydock.judging.suite_board import SUITE_BOARD
from drydock.sandbox.job import Job
from drydock.sandbox.stop_messages import told_of_script
from drydock.workbook.loading import load
from drydock.workbook.workspace import Workspace

HERE = Path(__file__).parent
LOOK = HERE / "look.py"
released = load(HERE.parent / "released.py")
PLACE, SPLIT = released.PLACE, released.SPLIT
ASKED_WITH = ("model", "artifact", "joblib", "client", "evaluat")
LEARNED = 750
HELD_OUT = 250
TOLERANCE = 0.12  # of the width: methods differ by less
LEAST_WIDTH = 0.1
SCRIPT = ".venv/bin/python exercises/loans/{}"
THREE = "three numbers: the figure, and the low and the high end of its interval"
KINDS = {
    "recall_of_bad": "Wilson's, by scipy.stats.binomtest",
    "cost_per_applicant": "1.96 times the standard deviation of the costs, divided by the"
    " root of their number",
}

READS_THE_FILE = (
    f"where {SPLIT} names {HELD_OUT} other loans, training.py learns from the {LEARNED}"
    " that it does not name (this is tried in a copy)",
    f"read {SPLIT} each time the loans are parted, and draw no split by a seed any more:"
    " hint 1 has a function for it",
)

to_count = load(HERE / "loans_to_count.py")
held_out_rows = load(HERE / "held_out_rows.py")
printed = load(HERE / "printed.py")
trains_nothing = load(HERE.parent / "trains_nothing.py")
Facts = dict[str, Any]


@pytest.fixture(scope="module", name="split_is_right")
def _split_is_right(workspace: Workspace) -> bool:
    """Requires of held_out.csv that it names the loans that it should."""
    if wrong := held_out_rows.fault(workspace.file(SPLIT), _held_out()):
        raise CheckFailed(
            expected=f"{SPLIT} has a column row, with the numbers of the {HELD_OUT} loans"
            " that training.py has set aside until now",
            found=wrong.found,
            remedy=wrong.remedy,
        )
    return True


def _held_out() -> set[int]:
    solution = HERE.parents[2] / "solutions" / "loans" / "03-an-honest-score" / SPLIT
    return {int(line) for line in solution.read_text("utf-8").split()[1:]}


@pytest.fixture(scope="module", name="training_job")
def _training_job(bench: Bench) -> PendingAnswer:
    """`training.py` at work as a script, and what looks at it and at `evaluation.py`."""
    return released.left_by_training(bench, LOOK, "evaluation.py")


@pytest.fixture(scope="module", name="facts")
def _facts(training_job: PendingAnswer) -> Facts:
    """What was seen when the participant's training.py had run."""
    outcome = training_job.wait()
    if outcome.stop:
        raise told_of_script(outcome.stop, "training.py", SCRIPT.format("training.py"))
    return outcome.facts


@pytest.fixture(scope="module", name="trained")
def _trained(facts: Facts, split_is_right: bool) -> Facts:
    """The same, where training has left a model that can be asked."""
    assert split_is_right
    if facts["left"] is None:
        raise CheckFailed(
            expected=f"run as a script, training.py saves a model in {PLACE}",
            found="it comes to its end, and there is no such file",
            remedy=f"run it, and look: {SCRIPT.format('training.py')}",
        )
    if error := facts.get("model_error"):
        raise CheckFailed(
            expected="the saved model answers for applicants: a table without credit_risk",
            found=error,
            remedy=of_the_script(error)
            or "load it with joblib.load, and call predict with a few loans",
        )
    return facts


@pytest.fixture(scope="module", name="own_tests_job")
def _own_tests_job(bench: Bench, training_job: PendingAnswer) -> Job:
    """The participant's tests at work, beside the model that their own training leaves."""
    return released.own_tests_beside_it(bench, training_job, LOOK)


@pytest.fixture(scope="module", name="trial")
def _trial(bench: Bench) -> Trial:
    """The participant's tests at work on right and wrong models."""
    return trial_on_models(bench, PLACE, asked_with=ASKED_WITH)


@pytest.fixture(scope="module", name="known_loans_job")
def _known_loans_job(bench: Bench, training_job: PendingAnswer) -> PendingAnswer | None:
    """The participant's tests at work where held_out.csv names loans that the model knows."""
    outcome = training_job.wait()
    if outcome.stop or "other_rows" not in outcome.facts:
        return None
    rows, made_by = {"": outcome.facts["other_rows"]}, HERE / "other_loans.py"
    asked = released.on_other_loans(bench, training_job, made_by, rows, ASKED_WITH)
    [job] = asked.values()
    return job


@pytest.fixture(scope="module", name="judgement")
def _judgement(trial: Trial, own_tests_job: Job, split_is_right: bool) -> Judgement:
    """What the participant's tests say of their own model, and of others."""
    assert split_is_right
    return trial.judgement(own_tests_job)


@pytest.fixture(scope="module", autouse=True)
def _all_jobs_begun(
    training_job: PendingAnswer,
    own_tests_job: Job,
    trial: Trial,
    known_loans_job: PendingAnswer | None,
) -> None:
    """Begins all that takes time, side by side: first what takes longest."""
    assert training_job and own_tests_job and trial
    assert known_loans_job or "other_rows" not in training_job.wait().facts


def test_the_held_out_loans_are_named(split_is_right: bool) -> None:
    """held_out.csv names the loans that are held out"""
    assert split_is_right


def _told(expected: str, remedy: str, found: str) -> CheckFailed:
    return CheckFailed(expected=expected, found=found, remedy=remedy)


def test_training_learns_from_the_others(trained: Facts) -> None:
    """training.py learns from all the others, and from them alone"""
    found = trained["learned_from"]
    told = partial(
        _told,
        f"run as a script, training.py learns from the {LEARNED} loans that {SPLIT} does"
        " not name",
        "let what runs under the main guard of training.py give train_model the loans that"
        f" {SPLIT} does not name, and let train_model split nothing",
    )
    if found["held_out"]:
        raise told(
            f"of the loans that it learns from, {found['held_out']} are among the"
            f" {HELD_OUT} to be held out"
        )
    if found["rows"] != LEARNED or found["learned"] not in (0, LEARNED):
        raise told(f"it learns from {found['rows']}")
    found, told = trained["trained_on_others"], partial(_told, *READS_THE_FILE)
    if found["error"]:
        raise told(f"it stops: {found['error']}")
    if found["same"] or found["held_out"]:
        raise told(
            "it learns from the same loans as before"
            if found["same"] or found["held_out"] == HELD_OUT
            else f"it learns from {found['held_out']} of the loans that the file names"
        )
    if found["rows"] != LEARNED:
        raise told(f"it learns from {found['rows'] or 'none'}")


def test_training_gives_the_same_model_again(trained: Facts) -> None:
    """The same loans give the same model again"""
    if trained["error"]:
        raise CheckFailed(
            expected="training.py can be run twice",
            found=f"the second time it stops: {trained['error']}",
            remedy=f"run it twice: {SCRIPT.format('training.py')}",
        )
    if not trained["same_again"]:
        raise CheckFailed(
            expected="two runs of training.py give the same model",
            found="on the loans held out, the second model answers otherwise",
            remedy="give a random_state to whatever draws random numbers: the classifier,"
            " and what splits or shuffles",
        )


def test_the_model_pays(trained: Facts) -> None:
    """Your model costs less than to refuse everybody"""
    known = set(trained["known"])
    if not known <= {"1", "2"}:
        raise CheckFailed(
            expected="the saved model answers 1, will be repaid, or 2, will not",
            found=f"it answers {', '.join(trained['known'][:4])}",
            remedy="train on credit_risk as it is",
        )
    if trained["cost"] >= trained["refuse_all"]:
        raise CheckFailed(
            expected="on the loans held out, your model costs less an applicant than the"
            f" {trained['refuse_all']:.3f} that it costs to refuse everybody",
            found=f"it costs {trained['cost']:.3f}",
            remedy="let it refuse from the chance on at which a loan no longer pays, and"
            " not from one half: see 'When does a loan pay?', and hint 2",
        )


@pytest.fixture(scope="module", name="measured")
def _measured(trained: Facts) -> Facts:
    """What evaluation.py says, where it has both measures."""
    if trained.get("evaluation_error"):
        raise CheckFailed(
            expected="evaluation.py can be imported",
            found=trained["evaluation_error"],
            remedy=f"run it: {SCRIPT.format('evaluation.py')}",
        )
    if lacking := [one for one in KINDS if one not in trained["measures"]]:
        raise CheckFailed(
            expected="evaluation.py has recall_of_bad(model, loans) and"
            " cost_per_applicant(model, loans)",
            found=f"it has no function {' and no '.join(lacking)}",
            remedy="write it; hint 2 has the first",
        )
    return trained


def test_the_recall_is_right(measured: Facts) -> None:
    """recall_of_bad is right, for any model and any loans"""
    _require_right("recall_of_bad", measured)


def test_the_cost_is_right(measured: Facts) -> None:
    """cost_per_applicant is right, for any model and any loans"""
    _require_right("cost_per_applicant", measured)


def _require_right(measure: str, measured: Facts) -> None:
    few = measured["examples"][f"{measure}, few"]
    _require_numbers(measure, to_count.FEW, few)
    value = few["numbers"][0]
    right = getattr(to_count.FEW, measure)
    if abs(value - right) > 1e-6:
        mistaken = to_count.FEW.mistaken[measure]
        what = [name for wrong, name in mistaken.items() if abs(value - wrong) < 1e-6]
        raise CheckFailed(
            expected=f"{measure} is {right:g} where {to_count.FEW}",
            found=f"it is {value:.3g}" + (f": that is {what[0]}" if what else ""),
            remedy="try it on six rows that you can count by hand",
        )
    for name, counted in to_count.EXAMPLES.items():
        found = measured["examples"][f"{measure}, {name}"]
        _require_numbers(measure, counted, found)
        if abs(found["numbers"][0] - getattr(counted, measure)) > 1e-6:
            raise CheckFailed(
                expected=f"{measure} is {getattr(counted, measure):g} where {counted}",
                found=f"it is {found['numbers'][0]:.3g}",
                remedy="look for what depends on the loans of today: their number, their"
                " index, the file they come from",
            )


def _require_numbers(measure: str, counted: Any, found: Facts) -> None:
    """A measure asks the model that it is given, changes nothing, and gives its numbers."""
    if found["with_target"]:
        raise CheckFailed(
            expected=f"{measure} asks the model without credit_risk",
            found="the table that it gives to predict has that column",
            remedy="drop the target before you ask: no applicant brings it",
        )
    if not found["asked"]:
        raise CheckFailed(
            expected=f"{measure} asks the model that it is given",
            found=found.get("error")
            or "it does not: predict of that model is not called",
            remedy="take model and loans from the arguments, load nothing, and ask"
            " model.predict, which every model has",
        )
    if "numbers" not in found:
        stops = found.get("error")
        does = f"stops: {stops}" if stops else f"gives {found['instead']}"
        raise CheckFailed(
            expected=f"{measure}(model, loans) returns {THREE}",
            found=f"where {counted}, it {does}",
            remedy="call it in a notebook, with a model and a few loans, and look",
        )
    if found["changed"]:
        raise CheckFailed(
            expected=f"{measure} leaves the loans that it is given as they were",
            found="it changes them",
            remedy="work on new tables: loans.drop(columns=...), loans.assign(...)",
        )


def test_the_intervals(measured: Facts) -> None:
    """Both say how sure they are, by an interval of 95 per cent"""
    for measure in KINDS:
        _require_interval(measure, measured)


def _require_interval(measure: str, measured: Facts) -> None:
    numbers = {
        name: measured["examples"][f"{measure}, {name}"].get("numbers")
        for name in to_count.EXAMPLES
    }
    if None in numbers.values():
        raise NotYet
    for name, (value, low, high) in numbers.items():
        if not low - 1e-9 <= value <= high + 1e-9:
            raise CheckFailed(
                expected=f"{measure} returns {THREE}, in this order",
                found=f"where {to_count.EXAMPLES[name]}, it gives {value:.3g}, {low:.3g}"
                f" and {high:.3g}",
                remedy="look at the order, and at what the interval is computed from",
            )
    for name in ("many", "some"):
        _, low, high = numbers[name]
        right = getattr(to_count.EXAMPLES[name], f"width_of_{measure}")
        if abs(high - low - right) > TOLERANCE * right:
            raise CheckFailed(
                expected=f"where {to_count.EXAMPLES[name]}, the interval of {measure} is"
                f" about {right:.3f} wide, as one of 95 per cent is",
                found=f"it is {high - low:.3f} wide",
                remedy=f"take a common one: {KINDS[measure]}",
            )
    for name in ("all found", "none found") if measure == "recall_of_bad" else ():
        value, low, high = numbers[name]
        if high - low < LEAST_WIDTH:
            raise CheckFailed(
                expected=f"where {to_count.EXAMPLES[name]}, the interval is at least"
                f" {LEAST_WIDTH} wide:"
                " six people are no certainty",
                found=f"it goes from {low:.3g} to {high:.3g}",
                remedy=f"take another kind: {KINDS[measure]}",
            )


def test_the_script_tells_both(measured: Facts) -> None:
    """evaluation.py tells both figures of your model, with their intervals"""
    told = partial(
        _told,
        "run as a script, evaluation.py prints both figures of the saved model on the"
        " loans held out, each with its interval, to two decimals or more",
        "under the main guard, load the saved model and the loans held out, give both to"
        " each measure, and print what comes back",
    )
    if measured["script_error"]:
        raise told(f"it stops: {measured['script_error']}")
    if missing := _missing(measured["script_says"], measured["of_own"]):
        raise told(missing)


def _missing(text: str, figures: Facts) -> str:
    if any("numbers" not in found for found in figures.values()):
        raise NotYet
    numbers = {measure: found["numbers"] for measure, found in figures.items()}
    return str(printed.first_missing(text, numbers))


def test_the_script_tells_of_other_models_and_loans(measured: Facts) -> None:
    """evaluation.py tells of the model that is saved, on the loans that the file names"""
    says, others = measured["script_says"], measured["told_of_others"]
    if measured["script_error"] or _missing(says, measured["of_own"]):
        raise NotYet
    stale = dict(others["figures"])
    found = _missing(others["says"], stale.pop(""))
    old = [which for which in stale if not _missing(others["says"], stale[which])]
    if not (others["error"] or found or old):
        return
    if old:
        found = f"it prints figures of {old[0]}"
    if others["says"] == says:
        found = "it prints the same as before"
    raise CheckFailed(
        expected=f"where another model is saved, and {SPLIT} names {HELD_OUT} other loans,"
        " evaluation.py prints the figures of that model on those loans (this is tried in a"
        " copy)",
        found=f"it stops: {others['error']}" if others["error"] else found,
        remedy=f"load {PLACE} and read {SPLIT} under the main guard, each time, and print"
        " what the measures give for these",
    )


test_your_tests = MODEL_TESTS


def test_the_tests_read_the_file(
    sound_tests: Judgement, known_loans_job: PendingAnswer | None
) -> None:
    """Your tests ask about the loans that held_out.csv names"""
    if known_loans_job is None:
        raise NotYet
    assert sound_tests
    outcome = known_loans_job.wait()
    if not (outcome.stop or failures(outcome) or outcome.facts["broken"]):
        raise CheckFailed(
            expected=f"where {SPLIT} names {HELD_OUT} loans from which your model has"
            " learned, a test fails: it is too good to be true there (this is tried in a"
            " copy, with loans nearly all of which it decides rightly)",
            found="all your tests pass",
            remedy=f"let your tests take the loans held out from {SPLIT}, and draw no split"
            " by a seed; and let one fail where the whole interval of the cost lies below"
            " what is written down",
        )


test_no_test_trains = trains_nothing.test_no_test_trains


def test_the_ratchet_moves_on_purpose(sound_tests: Judgement) -> None:
    """No test writes what tests compare with"""
    if written := sound_tests.own.facts["rewritten"]:
        raise CheckFailed(
            expected="your tests read what they compare with, and never write it",
            found=f"they write {written[0]}, and read it afterwards",
            remedy="take that out of the tests: who moves the ratchet does it by hand, in a"
            " commit that says why",
        )


test_suite_board = SUITE_BOARD  # last: what it costs, and what it notices
