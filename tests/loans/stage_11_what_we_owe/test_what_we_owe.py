"""The check of stage 11: what is owed, with its places, and ratings that are true."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from drydock.commands import PYTHON
from drydock.errors import CheckFailed, NotYet
from drydock.judging.model_checks import Placed
from drydock.judging.own_test_judgement import Bench
from drydock.judging.remembered_answers import PendingAnswer
from drydock.sandbox.job import Job
from drydock.sandbox.stop_messages import happened, told_of_script
from drydock.workbook.loading import load
from drydock.workbook.workspace import Workspace

HERE = Path(__file__).parent
LOOK = HERE / "in_service.py"
released = load(HERE.parent / "released.py")
debts, ratings = load(HERE / "debts.py"), load(HERE / "ratings.py")
repository = load(HERE / "repository.py")
TO_BE_PROVED = ("green", "red")
TRAIN = f"{PYTHON} exercises/loans/{released.TRAINING}"
Rating = Any


@pytest.fixture(scope="module", name="work")
def _work(workspace: Workspace) -> Iterator[Path]:
    """The work, laid out as in the workbook: the places that it names are looked for there."""
    if not workspace.file("app.py").is_file():
        raise CheckFailed(
            expected="the work of the stages before is there, with app.py in it",
            found="there is no such file",
            remedy="take these stages first, or begin here: ./scripts/go goto loans/11 (what"
            " you have is kept)",
        )
    with workspace.scratch() as tree:
        yield tree


@pytest.fixture(scope="module", name="said")
def _said(work: Path) -> Mapping[str, str]:
    """The word of each rating; none where HEALTH.md cannot be read, which is told elsewhere."""
    try:
        return {area: one.word for area, one in ratings.ratings(work).items()}
    except CheckFailed:
        return {}


@pytest.fixture(scope="module", name="training_job")
def _training_job(bench: Bench, said: Mapping[str, str]) -> PendingAnswer | None:
    """Training at work as a script, and then the service beside its model."""
    if not said:
        return None
    return released.left_by_training(bench, LOOK, "app.py")


@pytest.fixture(scope="module", name="tests_job")
def _tests_job(
    bench: Bench, said: Mapping[str, str], training_job: PendingAnswer | None
) -> Job | None:
    """The participant's tests beside that model, where their rating claims something."""
    if training_job is None or said["tests"] not in TO_BE_PROVED:
        return None
    left = released.model_left(training_job)
    stage = bench.workspace.stage
    placed = [] if left is None else [Placed(stage, LOOK, released.PLACE, left)]
    return bench.on_own(*placed)


@pytest.fixture(scope="module", autouse=True)
def _all_jobs_begun(tests_job: Job | None) -> None:
    """Begins what takes time."""
    assert tests_job or tests_job is None


def test_debts(work: Path) -> None:
    """DEBT.md has six debts or more, each of them whole"""
    debts.debts(work)


def test_places(work: Path) -> None:
    """Each debt has a place, and it is there"""
    debts.require_places(work)


def test_wall(work: Path) -> None:
    """Value and effort sort them, and say which is paid first"""
    debts.require_sorted(work)


def test_evidence(work: Path) -> None:
    """HEALTH.md rates five areas, each with evidence that is there"""
    ratings.require_evidence(work)


@pytest.fixture(scope="module", name="service")
def _service(training_job: PendingAnswer | None) -> Mapping[str, Any]:
    """What the service answers, and whether it logs (see `in_service.py`)."""
    if training_job is None:
        raise NotYet
    outcome = training_job.wait()
    if outcome.stop:
        raise told_of_script(outcome.stop, released.TRAINING, TRAIN)
    return outcome.facts


def _rating(work: Path, area: str) -> Rating:
    return ratings.ratings(work)[area]


def test_rating_of_tests(work: Path, tests_job: Job | None) -> None:
    """The rating of tests is not contradicted"""
    rating, ran, stopped = _rating(work, "tests"), [], ""
    if tests_job:
        outcome = tests_job.wait()
        if outcome.stop:
            stopped = f"pytest did not come to its end: {happened(outcome.stop)}"
        elif outcome.facts["broken"]:
            stopped = f"pytest cannot read {outcome.facts['broken']}"
        else:
            ran = outcome.facts["tests"]
    repository.require_true(rating, repository.about_tests(work, ran, stopped))


def test_rating_of_set_up(work: Path) -> None:
    """The rating of set-up is not contradicted"""
    repository.require_true(_rating(work, "set-up"), repository.about_set_up(work))


def test_rating_of_pipeline(work: Path) -> None:
    """The rating of pipeline is not contradicted"""
    repository.require_true(_rating(work, "pipeline"), repository.about_pipeline(work))


def test_rating_of_monitoring(work: Path, service: Mapping[str, Any]) -> None:
    """The rating of monitoring is not contradicted"""
    state = repository.about_monitoring(work, service)
    repository.require_true(_rating(work, "monitoring"), state)


def test_rating_of_interfaces(work: Path, service: Mapping[str, Any]) -> None:
    """The rating of interfaces is not contradicted"""
    state = repository.about_interfaces(service)
    repository.require_true(_rating(work, "interfaces"), state)


def test_the_wall_is_shown(work: Path, request: pytest.FixtureRequest) -> None:
    """Your wall: value and effort in brackets"""
    try:
        lines = debts.on_the_wall(debts.debts(work)).splitlines()
    except CheckFailed as error:
        raise NotYet from error
    request.node.user_properties += [("note", line) for line in lines]
