"""The fixtures of every check: the work, what judges it, and where it runs.

A line "costs: ..." and a line "fails: ..." in a docstring go into docs/vocabulary.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest

# pylint: disable=redefined-outer-name
from drydock.errors import NotYet, WorkbookBroken
from drydock.judging import held_work, merge_conflicts
from drydock.judging.baseline import Table
from drydock.judging.guard import Guard
from drydock.judging.own_test_answers import why_not
from drydock.judging.own_test_judgement import Bench, Judgement, Trial
from drydock.judging.session_findings import SESSION_FINDINGS
from drydock.sandbox.crew import Crew
from drydock.sandbox.job import Job
from drydock.sandbox.runner import light_libraries
from drydock.workbook.house import House, Stage
from drydock.workbook.workspace import Workspace


@pytest.fixture(scope="module")
def stage(request: pytest.FixtureRequest) -> Stage:
    """The stage in whose tests folder the requesting test stands.

    costs: nothing.
    fails: BROKEN, where the folder of the test belongs to no lesson.
    """
    found = stage_of(request.config, request.path)
    if found is None:
        raise WorkbookBroken(
            expected="a check stands in tests/<kata>/stage_NN_slug/ and has a lesson",
            found=str(request.path),
            remedy="move it, or add the lesson notebooks/<kata>/NN-slug.ipynb",
        )
    return found


@pytest.fixture(scope="module")
def guard(request: pytest.FixtureRequest, stage: Stage) -> Guard:
    """What judges the work, as it is before any of it has run.

    costs: some milliseconds; git is asked meanwhile.
    fails: BROKEN, where the data are not those of the kata. At the end of the check: FAIL,
    where the baseline or what else judges was changed while the work ran; a note, where
    it is not as it was committed.
    """
    found = Guard(stage)
    request.config.stash[SESSION_FINDINGS].guards[stage] = found
    return found


@pytest.fixture(scope="module")
def workspace(request: pytest.FixtureRequest, stage: Stage, guard: Guard) -> Workspace:
    """The work to be judged: a copy of it, as it is now.

    costs: a copy of the exercise folder, made once.
    fails: FAIL, where git has left both versions of a merge conflict in a file.
    """
    assert guard
    given = given_folder(request.config)
    original = Workspace(stage, given or stage.house.exercise(stage.kata))
    stack = ExitStack()
    request.config.add_cleanup(stack.close)
    work = stack.enter_context(held_work.held(original))
    request.config.stash[SESSION_FINDINGS].workspaces[stage] = work
    if told := merge_conflicts.left_in(work):
        raise told
    return work


@pytest.fixture(scope="session")
def time_limit(pytestconfig: pytest.Config) -> float:
    """Seconds that one run of the work may take.

    costs: nothing.
    fails: never; a run that takes longer is stopped, and its outcome says so.
    """
    return pytestconfig.getoption("--time-limit")


@pytest.fixture(scope="module")
def baseline(guard: Guard) -> Callable[[str], Table]:
    """Gives the kata's approved table of a name.

    costs: nothing: the tables are read before the work runs.
    fails: BROKEN, where there is no such table, or no rows are in it.
    """
    return guard.approved


@pytest.fixture(scope="module")
def crew(stage: Stage) -> Iterator[Crew]:
    """Child processes in which to run the work, their libraries imported once.

    costs: nothing by itself; the first job pays for importing what it needs, unless a
    warm process has done so already.
    fails: BROKEN, when a job is waited for whose process never began.
    """
    with Crew(light_libraries=light_libraries(stage.house, stage.kata)) as ready:
        yield ready


@pytest.fixture(scope="module")
def bench(workspace: Workspace, crew: Crew, time_limit: float) -> Iterator[Bench]:
    """Where the participant's tests run, on their own and on other implementations.

    costs: nothing by itself.
    fails: never by itself.
    """
    with ExitStack() as stack:
        yield Bench(workspace, crew, stack, time_limit)


@pytest.fixture(scope="module")
def own_tests_job(bench: Bench) -> Job:
    """The participant's tests, at work on their own code.

    costs: one job, begun and not waited for: pytest, on all tests of the participant,
    with whatever they train.
    fails: never by itself: the outcome says which tests fail, or what stopped them.
    """
    return bench.on_own()


@pytest.fixture(scope="module")
def trial(bench: Bench, own_tests_job: Job) -> Trial:
    """The participant's tests, at work on the code of others as well.

    costs: begins a job for the correct variants together, or for each where that cannot
    be, and one for each mutant, which ends with the first test that fails. Waits for
    none. In `go watch`, none for what has been asked before.
    fails: BROKEN, where a variant defines no function of the reference.
    """
    assert own_tests_job
    stage = bench.workspace.stage
    return Trial(bench.in_place_of(stage.house.stand_in(stage.kata)))


@pytest.fixture(scope="module")
def judgement(trial: Trial, own_tests_job: Job) -> Judgement:
    """What the participant's tests say of their own and of other implementations.

    costs: waits for each job when somebody looks at what it says, and for no other.
    fails: never by itself; `YOUR_TESTS` tells what it says.
    """
    return trial.judgement(own_tests_job)


@pytest.fixture(scope="module")
def sound_tests(judgement: Judgement) -> Judgement:
    """The judgement, where the participant's tests pass on their own code.

    costs: waits for the tests on their own code.
    fails: WAITING, where they do not pass there.
    """
    if why_not(judgement.own):
        raise NotYet
    return judgement


def given_folder(config: pytest.Config) -> Path | None:
    """The folder to be judged in the place of the participant's own, if one is named."""
    given = config.getoption("--workspace")
    return Path(config.invocation_params.dir, given) if given else None


def stage_of(config: pytest.Config, path: Path) -> Stage | None:
    """The stage in whose tests folder a test stands, if it is one of a check."""
    return _stage_of_folder(config.rootpath, path.parent)


@cache
def _stage_of_folder(root: Path, folder: Path) -> Stage | None:
    return House(root).stage_of(folder)
