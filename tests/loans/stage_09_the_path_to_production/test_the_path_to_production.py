"""The check of stage 09: a pipeline that publishes what has passed, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from drydock.errors import CheckFailed
from drydock.judging.model_checks import Placed
from drydock.judging.own_test_judgement import Bench
from drydock.sandbox.job import Job
from drydock.sandbox.ci.machine import shell
from drydock.sandbox.stop_messages import happened
from drydock.workbook.loading import load
from drydock.workbook.workspace import Workspace

HERE = Path(__file__).parent
rules = load(HERE / "rules.py")
pipelines = rules.pipelines
Work = Any


@dataclass(frozen=True)
class NoModel(Placed):
    """The work as it is checked out: nobody has trained yet."""

    def put_into(self, exercise: Path) -> None:
        (exercise / self.place).unlink(missing_ok=True)


@pytest.fixture(scope="module", name="untrained_job")
def _untrained_job(bench: Bench, workspace: Workspace) -> Job:
    """The participant's tests at work where there is no model."""
    if not workspace.file("app.py").is_file():
        raise CheckFailed(
            expected="the work of the stages before is there, with app.py in it",
            found="there is no such file",
            remedy="take these stages first, or begin here: ./scripts/go goto loans/9 (what"
            " you have is kept)",
        )
    nothing = NoModel(workspace.stage, Path(__file__), pipelines.MODEL, b"")
    return bench.on_own(nothing)


@pytest.fixture(scope="module", name="asks_model")
def _asks_model(untrained_job: Job) -> frozenset[str]:
    """The test files in which not all passes without a model, but for those of stage 07."""
    outcome = untrained_job.wait()
    if outcome.stop:
        raise CheckFailed(
            expected="your tests come to their end, also where nobody has trained yet",
            found=happened(outcome.stop),
            remedy="run them without artifacts/model.joblib, and see where they stop",
        )
    found = {
        test["id"].partition("::")[0]
        for test in outcome.facts["tests"]
        if test["outcome"] != "passed"
    }
    return frozenset(found - {pipelines.DEPLOYED})


@pytest.fixture(scope="module", name="work")
def _work(workspace: Workspace, asks_model: frozenset[str]) -> Iterator[Work]:
    """The work, and what its pipeline does."""
    if shell() is None:
        raise CheckFailed(
            expected="there is a bash, to run the commands of the pipeline",
            found="there is none",
            remedy="on Windows, it comes with git: install Git for Windows",
        )
    with pipelines.at_work(workspace.folder, asks_model) as work:
        yield work


def test_it_publishes(work: Work) -> None:
    """As long as nothing is wrong, it publishes"""
    rules.reaches(work)


def test_it_stops(work: Work) -> None:
    """With one fault planted, whichever it is, it stops before"""
    rules.stops(work)


def test_only_then(work: Work) -> None:
    """A pull request is tested, and nothing but main or a tag is published"""
    rules.only_then(work)


def test_the_same(work: Work) -> None:
    """What is published is the image that was tested"""
    rules.the_same(work)


def test_one_command(work: Work) -> None:
    """Each step is one command, which runs on a laptop as well"""
    rules.one_command(work)


def test_permissions(work: Work) -> None:
    """Only the job that publishes may write"""
    rules.permissions(work)


def test_secrets(work: Work) -> None:
    """Secrets reach the job that publishes, and nobody else"""
    rules.secrets(work)


def test_versions(work: Work) -> None:
    """Actions and packages have versions, and the packages are audited"""
    rules.pinned(work)
    rules.packages(work)


def test_updates(work: Work) -> None:
    """Updates are proposed, in groups"""
    rules.updates(work)


def test_not_tried(work: Work, request: pytest.FixtureRequest) -> None:
    """What was not tried"""
    assert work
    request.node.user_properties += [
        ("note", "a real audit, which needs a network"),
        (
            "note",
            "whether GitHub reads the file: actionlint tells that, if you have it",
        ),
    ]
