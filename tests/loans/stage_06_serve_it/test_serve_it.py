"""The check of stage 06: the service keeps a contract of its own, and its tests hold it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from drydock.commands import PYTHON
from drydock.errors import CheckFailed, NotYet
from drydock.judging.asking_tests import leave_out_others
from drydock.judging.model_checks import (
    RIGHT,
    Placed,
    file_left_by,
    placed_models,
)
from drydock.judging.own_test_judgement import Bench, Judgement, Trial
from drydock.judging.remembered_answers import PendingAnswer
from drydock.judging.service_checks import SERVICE_TESTS, trial_on_services
from drydock.judging.suite_board import SUITE_BOARD
from drydock.sandbox.job import Job
from drydock.sandbox.runner import Program
from drydock.sandbox.stop_messages import told_of_module
from drydock.workbook.workspace import Workspace

LOOK = Path(__file__).with_name("what_the_service_answers.py")
SCRIPT = "app.py"
TRAINING = "training.py"
PLACE = "artifacts/model.joblib"
LATER = "artifacts/later"
OTHER = "other_models"
ASKED_WITH = ("testclient", "/predict", "/health", "client", "import app", "from app")
SECONDS = 5
WITHIN = "(within: "
NO_HEALTH = ("GET /health is answered 404", "GET /health is answered 405")

Models = dict[str, list[Placed]]


@dataclass(frozen=True)
class Beside(Placed):
    """A model beside the work, without the test files that the stage before left as they are;
    `trees` gets to know where that is."""

    trees: list[Path] = field(default_factory=list, compare=False)

    def put_into(self, exercise: Path) -> None:
        super().put_into(exercise)
        given = self.stage.house.before(self.stage).solution
        leave_out_others(exercise, [""], given)
        self.trees.append(exercise)


@pytest.fixture(scope="module", name="training_job")
def _training_job(bench: Bench, workspace: Workspace) -> PendingAnswer:
    """`training.py` at work as a script: the participant's own model."""
    if not workspace.file("contract.py").is_file():
        raise CheckFailed(
            expected="the work of the stages before is there, with contract.py in it",
            found="there is no such file",
            remedy="take these stages first, or begin here: ./scripts/go goto loans/6 (what"
            " you have is kept)",
        )
    return file_left_by(bench, Program(TRAINING, "trained", "script", LOOK), PLACE)


@pytest.fixture(scope="module", name="own_model")
def _own_model(training_job: PendingAnswer, bench: Bench) -> list[Beside]:
    """The participant's own model, where their training leaves one."""
    outcome = training_job.wait()
    left = None if outcome.stop else outcome.facts["left"]
    return [] if left is None else [Beside(bench.workspace.stage, LOOK, PLACE, left)]


@pytest.fixture(scope="module", name="own_tests_job")
def _own_tests_job(bench: Bench, own_model: list[Beside]) -> Job:
    """The participant's tests at work, beside the model that their own training leaves."""
    return bench.on_own(*own_model)


@pytest.fixture(scope="module", name="models")
def _models(bench: Bench, training_job: PendingAnswer) -> Models:
    """The models that a service meets here."""
    assert training_job  # else the work is not that of this stage
    return placed_models(bench, PLACE, (RIGHT, OTHER), asked_with=ASKED_WITH)


@pytest.fixture(scope="module", name="service_job")
def _service_job(bench: Bench, workspace: Workspace, models: Models) -> Iterator[Job]:
    """The participant's service, asked what callers ask."""
    program = Program(SCRIPT, "look", "nothing", LOOK)
    with workspace.scratch() as tree:
        for one in models[OTHER]:
            path = tree / LATER / one.path.stem
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(one.made)
        (tree / PLACE).write_bytes(models[RIGHT][0].made)
        yield bench.crew.job(program.request(workspace.stage, tree), limit=bench.limit)


@pytest.fixture(scope="module", name="trial")
def _trial(bench: Bench, models: Models) -> Trial:
    """The participant's tests at work on right and wrong services."""
    return trial_on_services(bench, "app.app", models[RIGHT])


@pytest.fixture(scope="module", name="judgement")
def _judgement(trial: Trial, own_tests_job: Job, service: dict[str, str]) -> Judgement:
    """What the participant's tests say of their own service, and of others."""
    assert service  # it can be asked: else they could say nothing else
    return trial.judgement(own_tests_job)


@pytest.fixture(scope="module", autouse=True)
def _all_jobs_begun(service_job: Job, own_tests_job: Job, trial: Trial) -> None:
    """Begins all that takes time, side by side."""
    assert service_job and own_tests_job and trial


@pytest.fixture(scope="module", name="service")
def _service(service_job: Job, workspace: Workspace) -> dict[str, str]:
    """What is wrong with the participant's service (see `what_the_service_answers.py`)."""
    if not workspace.file(SCRIPT).is_file():
        raise CheckFailed(
            expected=f"the service stands in {workspace.shown(SCRIPT)}",
            found="there is no such file",
            remedy="let the file have its old name: the container starts it by that",
        )
    outcome = service_job.wait()
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


def _wait_for_answers(service: dict[str, str]) -> None:
    """Raises NotYet where good requests are not answered: it is told with the answers."""
    if service["silent"]:
        raise NotYet


def test_it_says_what_it_serves(service: dict[str, str]) -> None:
    """The service says that it is healthy, and which model it serves"""
    _require(
        not service["health"],
        "GET /health is answered with status ok and the version: the first twelve hexadecimal"
        " digits of the SHA-256 of the model's file",
        service["health"],
        (
            'there is no such route: is @app.get("/health") there, below the one'
            " app = FastAPI(...)?"
            if service["health"].startswith(NO_HEALTH)
            else "compare it with sha256(ARTIFACT.read_bytes()).hexdigest()[:12]; your task"
            " has load()"
        ),
    )


def test_it_answers_as_the_model(service: dict[str, str]) -> None:
    """Each applicant gets the probability and the decision of the model"""
    _require(
        not service["answers"],
        "POST /predict is answered with the probability_of_default that the model gives, and"
        " with the decision that it makes, and with nothing else",
        service["answers"],
        _what_to_do_about_answers(service),
    )


def _what_to_do_about_answers(service: dict[str, str]) -> str:
    if WITHIN in service["silent"]:
        return "mend that error first, in the line that is told"
    if service["silent"]:
        return "let that request in: it keeps the contract, field by field"
    return (
        "look at what model.predict_proba and model.predict say of that row: the class 2 is"
        " that of loans that are not repaid"
    )


def test_a_bad_request_is_refused(service: dict[str, str]) -> None:
    """A bad request is answered 422, and told what is wrong with it"""
    _require(
        not service["refusals"],
        "a request that the contract refuses is answered 422; the answer names each field at"
        " fault, and has nothing of the others",
        service["refusals"],
        "send that request to your service in a test of yours, and look at the whole answer:"
        " the lesson has one handler for all bad requests",
    )


def test_the_contract_is_the_same(service: dict[str, str]) -> None:
    """The request is held to the same contract as the table"""
    _wait_for_answers(service)
    if service["refusals"]:
        raise NotYet  # what lets everything in lets in a new code as well
    _require(
        not service["dictionary"],
        "a code that is added to data_dictionary.csv, and that validate_applicants lets in, is"
        " let in by the service as well",
        f"the contract lets in the new purpose A4Z, and it is answered {service['dictionary']}",
        "make the fields of the request from what contract.py has read already: your task says how",
    )


def test_the_model_is_loaded_once(service: dict[str, str]) -> None:
    """The model is loaded once, and another one is served after a restart"""
    _wait_for_answers(service)
    _require(
        not service["once"],
        "the model is loaded once, and is served until the service starts anew",
        service["once"],
        "load it in the lifespan, which runs once, and keep it in app.state: your task has both",
    )
    if service["health"] or service["answers"]:
        raise NotYet  # the same is wrong with the other model: that is told
    _require(
        not service["restart"],
        "with another file in its place, the service serves that one once it is started anew",
        service["restart"],
        "look for what is kept from the model of before, such as a threshold or a version",
    )


def test_nothing_is_handed_out(service: dict[str, str]) -> None:
    """Without a model, or with a broken one, it says so and hands out nothing"""
    _wait_for_answers(service)
    _require(
        not service["without"],
        "where there is no file of the model, the service starts, and answers /health and"
        " /predict with 503; where the file should lie is not said",
        service["without"],
        (
            "something catches the 503: take the try away, for the framework answers what it"
            " would catch"
            if "503" in service["without"]
            else "let the start go on without a file, and answer 503 wherever there is no"
            " model"
        ),
    )
    _require(
        not service["failing"],
        "where the model breaks, the answer is a 500 that says nothing of the error",
        service["failing"],
        "do not catch what you cannot fix: the framework answers 500 by itself, and the error"
        " goes into the log",
    )


def _require(holds: bool, expected: str, found: str, remedy: str) -> None:
    if not holds:
        raise CheckFailed(expected=expected, found=found, remedy=remedy)


test_your_tests = SERVICE_TESTS


def test_the_real_model_is_left_alone(
    sound_tests: Judgement, own_model: list[Beside]
) -> None:
    """Your tests leave the real model alone"""
    assert sound_tests
    for model in own_model:
        path = model.trees[0] / PLACE
        _require(
            path.is_file() and path.read_bytes() == model.made,
            f"your tests leave {PLACE} as it is: what lies there is what the service answers"
            " with",
            (
                "it is another file after they ran"
                if path.is_file()
                else "it is gone after they ran"
            ),
            "exchange a copy: tmp_path is a folder for it, and monkeypatch leads the service"
            " there",
        )


def test_no_test_is_slow(sound_tests: Judgement, workspace: Workspace) -> None:
    """No test takes longer than a few seconds"""
    slowest = max(sound_tests.own.facts["tests"], key=lambda test: test["seconds"])
    if slowest["seconds"] > SECONDS:
        raise CheckFailed(
            expected=f"no test takes longer than {SECONDS} seconds",
            found=f"{slowest['id']} takes {slowest['seconds']:.1f} seconds",
            remedy="ask about fewer people; to see where the time goes:"
            f" {PYTHON} -m pytest {workspace.shown()} --durations=5",
        )


test_suite_board = SUITE_BOARD
