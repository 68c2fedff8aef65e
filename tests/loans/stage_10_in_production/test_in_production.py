"""The check of stage 10: what is served is logged, compared, and judged once labels arrive."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import ClassVar

import pytest

from drydock.commands import PYTHON
from drydock.errors import CheckFailed, NotYet
from drydock.judging.model_checks import RIGHT, Placed, file_left_by, placed_models
from drydock.judging.own_test_answers import failures, why_not
from drydock.judging.own_test_judgement import Bench
from drydock.judging.remembered_answers import PendingAnswer
from drydock.judging.variants import against
from drydock.sandbox.job import Job, Outcome
from drydock.sandbox.runner import Program
from drydock.sandbox.stop_messages import told_of_module
from drydock.workbook.loading import load
from drydock.workbook.workspace import Workspace

HERE = Path(__file__).parent
LOG_LOOK = HERE / "what_it_logs.py"
ALARM_LOOK = HERE / "what_it_alarms.py"
ENDED_LOOK = HERE / "how_they_ended.py"
ended = load(ENDED_LOOK)

SCRIPT, TRAINING, MONITOR = "app.py", "training.py", "monitoring.py"
PLACE = "artifacts/model.joblib"
LOG, FILE = "LOANS_LOG", "LOANS_FILE"
LABELLED = "labelled.csv"
DUPLICATES = "duplicates"
JUDGES = ("recall_of_bad", "refused_of_good", "cost_per_applicant", "by_group")
FALSE_ALARMS = 2
OTHERS = 2
SET = """\
import os
from pathlib import Path

os.environ.pop("LOANS_FILE", None)
"""
TO_FILE = """\
os.environ["LOANS_FILE"] = str(Path(__file__).with_name("labelled.csv"))
"""


@dataclass(frozen=True)
class Labelled(Placed):
    """The participant's own model, and a file of loans with labels, or none."""

    thing: ClassVar = "set of loans"

    loans: str = field(default="", repr=False)

    @property
    def content(self) -> bytes:
        return super().content + self.loans.encode()

    def put_into(self, exercise: Path) -> None:
        super().put_into(exercise)
        path = exercise / "conftest.py"
        own = path.read_text("utf-8") if path.is_file() else ""
        path.write_text(SET + (TO_FILE if self.loans else "") + own, "utf-8")
        if self.loans:
            (exercise / LABELLED).write_text(self.loans, "utf-8")


@pytest.fixture(scope="module", name="training_job")
def _training_job(bench: Bench, workspace: Workspace) -> PendingAnswer:
    """`training.py` at work as a script: the participant's own model, and loans for it."""
    for name in (SCRIPT, "contract.py", "held_out.csv"):
        if not workspace.file(name).is_file():
            raise CheckFailed(
                expected=f"the work of the stages before is there, with {name} in it",
                found="there is no such file",
                remedy="take these stages first, or begin here: ./scripts/go goto loans/10"
                " (what you have is kept)",
            )
    return file_left_by(bench, Program(TRAINING, "look", "script", ENDED_LOOK), PLACE)


@pytest.fixture(scope="module", name="log_job")
def _log_job(
    bench: Bench, workspace: Workspace, training_job: PendingAnswer
) -> Iterator[Job]:
    """The participant's service, asked as callers do, with a log."""
    assert training_job  # begins first, and others wait for it
    [model] = placed_models(bench, PLACE, (RIGHT,))[RIGHT]
    program = Program(SCRIPT, "look", "nothing", LOG_LOOK)
    with workspace.scratch() as tree:
        path = tree / PLACE
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(model.made)
        yield bench.crew.job(program.request(workspace.stage, tree), limit=bench.limit)


@pytest.fixture(scope="module", name="alarm_job")
def _alarm_job(
    bench: Bench, workspace: Workspace, log_job: Job
) -> Iterator[Job | None]:
    """The participant's monitor, asked about batches; None where there is none."""
    assert log_job
    if not workspace.file(MONITOR).is_file():
        yield None
        return
    program = Program(MONITOR, "look", "nothing", ALARM_LOOK)
    with workspace.scratch() as tree:
        yield bench.crew.job(program.request(workspace.stage, tree), limit=bench.limit)


@pytest.fixture(scope="module", name="labelled_jobs")
def _labelled_jobs(
    bench: Bench, training_job: PendingAnswer, alarm_job: Job | None
) -> Mapping[str, PendingAnswer]:
    """The participant's tests of the model at work on loans held out, and on loans of a file."""
    assert alarm_job or alarm_job is None  # is begun
    outcome = training_job.wait()
    left = None if outcome.stop else outcome.facts["left"]
    if left is None:
        return {}
    own = against(bench.workspace.stage, bench.workspace.folder)
    asked = replace(bench, workspace=replace(bench.workspace, stage=own))

    def on(name: str) -> Labelled:
        loans = outcome.facts["files"].get(name, "")
        return Labelled(own, ENDED_LOOK, PLACE, left, JUDGES, loans=loans)

    right = {name: asked.on_own(on(name)) for name in ("", ended.SAME)}
    changed = {name: on(name) for name in (ended.CHANGED, ended.GROUP)}
    wrong = asked.on_wrong([*changed.values()])
    return right | {name: wrong[one] for name, one in changed.items()}


@pytest.fixture(scope="module", autouse=True)
def _all_jobs_begun(labelled_jobs: Mapping[str, PendingAnswer]) -> None:
    """Begins all that takes time, side by side."""
    assert labelled_jobs is not None


@pytest.fixture(scope="module", name="log")
def _log(log_job: Job) -> dict[str, str]:
    """What is wrong with the log of the participant's service (see `what_it_logs.py`)."""
    outcome = log_job.wait()
    if outcome.stop:
        raise told_of_module(outcome.stop, SCRIPT)
    if lacks := outcome.facts.get("lacks"):
        raise CheckFailed(
            expected=f"{SCRIPT} has the name {lacks}, for the service",
            found="there is no such name",
            remedy="give the service that name again: uvicorn and the tests ask for it",
        )
    if lines := outcome.facts.get("unserved"):
        raise CheckFailed(**lines)
    return outcome.facts


def _require(holds: bool, expected: str, found: str, remedy: str) -> None:
    if not holds:
        raise CheckFailed(expected=expected, found=found, remedy=remedy)


def test_each_answer_is_logged(log: dict[str, str]) -> None:
    """Each answer is a line of the log, with its id"""
    _require(
        not log["answers"],
        "a good request is answered 200, with probability_of_default and decision, as before",
        log["answers"],
        "mend that first: ./scripts/go check loans/6 asks the service for more",
    )
    _require(
        not log["lines"],
        f"each answer to POST /predict is a line of JSON in the file that {LOG} names, with"
        " time, request_id, version, applicant, probability_of_default and decision",
        log["lines"],
        "write it where the answer is made, and give the answer the header X-Request-ID:"
        " hint 1 has the line",
    )


def test_it_can_be_scored_again(log: dict[str, str]) -> None:
    """What is logged is enough to score it again"""
    if log["lines"]:
        raise NotYet
    _require(
        not log["scores"],
        "the model that is served gives the same probabilities for the applicants in the log",
        log["scores"],
        "log what the model was asked with, all twenty fields, as they are",
    )


def test_nothing_else_is_logged(log: dict[str, str]) -> None:
    """Nothing of a person is logged but what the model was asked with"""
    _require(
        not log["personal"],
        "the log has nothing of a request but the twenty fields: no header, no address, no"
        " query, no cookie",
        log["personal"],
        "log the applicant that the contract has let in, and make the request_id yourself",
    )
    _require(
        not log["refused"],
        "a request that is refused is answered 422, and leaves nothing of what it sent in the"
        " log",
        log["refused"],
        "log where the answer is made: a refused request does not come that far",
    )
    if log["empty"]:
        raise NotYet


def test_the_log_is_kept(log: dict[str, str]) -> None:
    """The log goes on where it ends, and stops nobody"""
    if log["answers"]:
        raise NotYet
    _require(
        not log["again"],
        "a service that starts anew adds to the log, and keeps what is there",
        log["again"],
        'open the file to append: open(path, "a", encoding="utf-8")',
    )
    for name in ("failing", "unset"):
        _require(
            not log[name],
            f"where nothing can be logged, or {LOG} is not set, the service starts and answers"
            " as ever",
            log[name],
            "catch the OSError around the writing alone, and tell it with logging.exception",
        )
    if log["lines"]:
        raise NotYet


@pytest.fixture(scope="module", name="found")
def _found(
    alarm_job: Job | None, workspace: Workspace
) -> list[tuple[str, str, bool, list[str]]]:
    """Of each batch: what it is, what drifts in it, whether nothing else does, the alarms."""
    if alarm_job is None:
        raise CheckFailed(
            expected=f"the monitor stands in {workspace.shown(MONITOR)}",
            found="there is no such file",
            remedy="write two functions in it: drift gives a figure for each column, such as"
            " what chance gives, and alarms the names of those that are too small to be chance",
        )
    outcome = alarm_job.wait()
    if outcome.stop:
        raise told_of_module(outcome.stop, MONITOR)
    if lacks := outcome.facts.get("lacks"):
        raise CheckFailed(
            expected=f"{MONITOR} has the functions drift and alarms",
            found=f"there is no {lacks}",
            remedy="give the function that name: the check asks it",
        )
    if wrong := outcome.facts.get("wrong"):
        raise CheckFailed(
            expected="drift(batch, reference) gives one figure for each column, and"
            " alarms(batch, reference) a list of names; both leave the tables as they are",
            found=wrong,
            remedy="make such a batch from the loans, and ask your functions about it",
        )
    if slow := outcome.facts.get("slow"):
        raise CheckFailed(
            expected="the monitor takes at most 20 seconds of processor time for all batches",
            found=f"it took {slow}",
            remedy='look for what it repeats; ks_2samp is slow without method="asymp"',
        )
    return [tuple(one) for one in outcome.facts["found"]]


def test_alarms_are_rare(found: list[tuple[str, str, bool, list[str]]]) -> None:
    """Thirty quiet batches raise at most two alarms"""
    quiet = {what: names for what, drifts, _, names in found if not drifts}
    false = {what: names for what, names in quiet.items() if names}
    if len(false) > FALSE_ALARMS:
        what, names = next(iter(false.items()))
        raise CheckFailed(
            expected=f"of {len(quiet)} batches in which nothing has changed, at most"
            f" {FALSE_ALARMS} raise an alarm",
            found=f"{len(false)} do; the first: {what} rows, {_listed(names)}",
            remedy="let each figure say how often chance alone gives it, and divide the false"
            " alarm rate among all figures of a batch: of 23, one is soon below 0.01",
        )


def test_alarms_are_true(found: list[tuple[str, str, bool, list[str]]]) -> None:
    """Each drifting batch raises an alarm, which names what has drifted"""
    drifting = [one for one in found if one[1]]
    missed = [one for one in drifting if one[1] not in one[3]]
    if missed:
        drifts, names = missed[0][1], missed[0][3]
        every = "; ".join(what for what, *_ in missed)
        raise CheckFailed(
            expected=f"in each of {len(drifting)} batches that have drifted, alarms names what"
            " has",
            found=f"in {len(missed)} it does not ({every}). In the first: {_listed(names)}, and"
            f" not {drifts}",
            remedy=(
                "ask how many rows are there twice, in the batch and in the reference"
                if drifts == DUPLICATES
                else f"draw {drifts} of such a batch beside the reference, and look at what"
                " your figure makes of it"
            ),
        )
    more = [(what, set(names) - {d}) for what, d, alone, names in drifting if alone]
    others = sum(len(names) for _, names in more)
    if others > OTHERS:
        what, names = max(more, key=lambda one: len(one[1]))
        raise CheckFailed(
            expected="where one column has drifted and nothing else, the others are named at"
            f" most {OTHERS} times in all",
            found=f"they are named {others} times; {what}: {_listed(sorted(names))}",
            remedy="let each column have an alarm of its own: people look where it points",
        )


def _listed(names: list[str]) -> str:
    if not names:
        return "no alarm"
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return f"alarms names {', '.join(names[:3])}{more}"


@pytest.fixture(scope="module", name="labelled")
def _labelled(
    labelled_jobs: Mapping[str, PendingAnswer], training_job: PendingAnswer
) -> Mapping[str, PendingAnswer]:
    """The tests at work, where there is a model for them."""
    if not labelled_jobs:
        outcome = training_job.wait()
        if outcome.stop:
            raise told_of_module(outcome.stop, TRAINING)
        raise CheckFailed(
            expected=f"{TRAINING}, run as a script, leaves the model in {PLACE}",
            found="it leaves no such file",
            remedy=f"{PYTHON} exercises/loans/{TRAINING}, and look where it saves",
        )
    return labelled_jobs


def test_labels_are_judged(labelled: Mapping[str, PendingAnswer]) -> None:
    """Your tests of the model judge the loans of a file, where one is named"""
    for name, where in {
        "": f"where {FILE} is not set",
        ended.SAME: f"on the held-out loans in a file that {FILE} names",
    }.items():
        if refused := why_not(labelled[name].wait()):
            raise CheckFailed(
                expected=f"your tests of stages 03 and 04 pass {where}",
                found=refused,
                remedy="read the file with pandas.read_csv where the tests take their held-out"
                " loans: its columns are those of the contract, and its rows are numbered anew",
            )
    for name, what, which in (
        (ended.CHANGED, "in which each loan has the label of another", "03"),
        (ended.GROUP, "in which all young people who repaid were refused", "04"),
    ):
        outcome = labelled[name].wait()
        if not outcome.stop and not failures(outcome) and not _broken(outcome):
            raise CheckFailed(
                expected=f"on a file {what}, a test of stage {which} fails",
                found=f"all pass: they judge other loans than those of {FILE}",
                remedy=f"look which loans the tests of stage {which} take, and let them take"
                f" those of the file where {FILE} is set",
            )


def _broken(outcome: Outcome) -> bool:
    return bool(outcome.facts["broken"])
