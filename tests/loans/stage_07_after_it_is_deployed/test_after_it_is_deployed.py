"""The check of stage 07: some tests that ask what is deployed, wherever it runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from drydock.commands import PYTHON
from drydock.errors import CheckFailed
from drydock.judging.model_checks import RIGHT, placed_models
from drydock.judging.own_test_answers import why_not
from drydock.judging.own_test_judgement import Bench, Judgement, Trial
from drydock.judging.server_checks import SERVER_TESTS, Servers
from drydock.judging.suite_board import SUITE_BOARD
from drydock.sandbox.job import Job
from drydock.workbook.workspace import Workspace

FILE = "tests/test_deployment.py"
URL = "LOANS_URL"
PLACE = "artifacts/model.joblib"
READS = ("GET", "HEAD", "OPTIONS")
ASKS = ("POST", "/predict")
MOST = 20
SECONDS = 5
LIMIT = 30.0


@pytest.fixture(scope="module", name="servers")
def _servers(bench: Bench, workspace: Workspace) -> Servers:
    """The servers that the participant's tests ask, and that each has the same model."""
    if not workspace.file("app.py").is_file():
        raise CheckFailed(
            expected="the work of the stages before is there, with app.py in it",
            found="there is no such file",
            remedy="take these stages first, or begin here: ./scripts/go goto loans/7 (what"
            " you have is kept)",
        )
    if not workspace.file(FILE).is_file():
        raise CheckFailed(
            expected=f"the tests of what is deployed stand in {workspace.shown(FILE)}",
            found="there is no such file",
            remedy="give the file that name: what deploys the service runs it by that",
        )
    [model] = placed_models(bench, PLACE, (RIGHT,))[RIGHT]
    return Servers(replace(bench, files=(FILE,), limit=LIMIT), URL, model)


@pytest.fixture(scope="module", name="own_tests_job")
def _own_tests_job(servers: Servers) -> Job:
    """The participant's tests at work, beside their own service."""
    return servers.on_own("app.app")


@pytest.fixture(scope="module", name="unserved_job")
def _unserved_job(servers: Servers, own_tests_job: Job) -> Job:
    """The participant's tests where there is no service."""
    assert own_tests_job
    return servers.on_none()


@pytest.fixture(scope="module", name="trial")
def _trial(servers: Servers, unserved_job: Job) -> Trial:
    """The participant's tests at work on right and wrong servers."""
    assert unserved_job
    return servers.trial()


@pytest.fixture(scope="module", name="judgement")
def _judgement(trial: Trial, own_tests_job: Job) -> Judgement:
    """What the participant's tests say of their own service, and of others."""
    return trial.judgement(own_tests_job)


def test_without_a_service_they_are_skipped(unserved_job: Job, trial: Trial) -> None:
    """Without a service, your tests are skipped, and say how to run them"""
    assert trial  # all is at work by now
    outcome = unserved_job.wait()
    if outcome.stop:
        found = why_not(outcome)
    elif outcome.facts["broken"]:
        found = f"pytest cannot read {outcome.facts['broken']}"
    else:
        found = _not_skipped(outcome.facts["tests"], outcome.facts["skipped_files"])
    if found:
        raise CheckFailed(
            expected=f"where {URL} is not set, each test in {FILE} is skipped, with a reason"
            f" that names {URL}",
            found=found,
            remedy=f'pytestmark = pytest.mark.skipif(not os.environ.get("{URL}"),'
            f' reason="set {URL} to ..."), at the top of the file',
        )


def _not_skipped(tests: Sequence[dict[str, Any]], files: Sequence[str]) -> str:
    """What is not skipped, or does not say how to run it."""
    for test in tests:
        if test["outcome"] != "skipped":
            return f"{test['id']} {test['outcome'].replace('failed', 'fails')}"
    told = [test["text"] for test in tests] + [*files]
    reasons = [one.rpartition("Skipped: ")[2].rstrip("')\n") for one in told]
    if not reasons:
        return "there is no test"
    silent = [reason for reason in reasons if URL not in reason]
    return f"the reason does not name it: {silent[0]}" if silent else ""


test_your_tests = SERVER_TESTS


def test_they_are_few(sound_tests: Judgement) -> None:
    """Your tests ask little"""
    asked = len(sound_tests.own.facts["requests"])
    if not 0 < asked <= MOST:
        raise CheckFailed(
            expected=f"your tests ask the service at {URL}, at most {MOST} times together",
            found=f"they ask it {asked} times" if asked else "they ask it nothing",
            remedy=(
                "keep what only the deployment can break, such as the version, an answer"
                " and a refusal: the tests of stage 06 have asked the rest"
                if asked
                else f"let each test send its request to the address in {URL}: a client of the"
                " code beside it asks what is not deployed"
            ),
        )


def test_they_change_nothing(sound_tests: Judgement) -> None:
    """Your tests change nothing"""
    for method, path, _ in sound_tests.own.facts["requests"]:
        if method not in READS and (method, path) != ASKS:
            raise CheckFailed(
                expected="your tests read, with GET, and ask for predictions, with POST"
                " /predict",
                found=f"they send {method} {path}",
                remedy="take that out: the service that answers may be the one that"
                " customers use",
            )


def test_they_are_quick(sound_tests: Judgement, workspace: Workspace) -> None:
    """Your tests are quick"""
    tests = sound_tests.own.facts["tests"]
    took = sum(test["seconds"] for test in tests)
    slowest = max(tests, key=lambda test: test["seconds"])
    if took > SECONDS:
        raise CheckFailed(
            expected=f"on a healthy service, your tests take at most {SECONDS} seconds"
            " together",
            found=f"they take {took:.1f} seconds, {slowest['id']} {slowest['seconds']:.1f}"
            " of them",
            remedy="wait for nobody in a test, and ask once; to see where the time goes:"
            f" {PYTHON} -m pytest {workspace.shown(FILE)} --durations=5",
        )


test_suite_board = SUITE_BOARD
