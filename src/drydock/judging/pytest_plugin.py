"""The pytest plugin that turns a stage's tests into a check of a participant's work.

In a stage's tests, an assertion that fails is the participant's to mend; any other
exception means that the workbook is broken. `pytest tests/<kata>/stage_NN_slug` works
from any shell or IDE; `judging.checking` runs the same without pytest's own display.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest

from drydock.commands import typed
from drydock.errors import NotYet, WorkbookBroken
from drydock.judging import held_work, merge_conflicts
from drydock.judging.baseline import Table
from drydock.judging.guard import Guard
from drydock.judging.own_test_answers import why_not
from drydock.judging.own_test_judgement import Bench, Judgement, Trial
from drydock.judging.part_findings import finding_of, title
from drydock.judging.parts import Parts
from drydock.judging.session_findings import SEEN, Seen
from drydock.judging.verdict import Finding, Word
from drydock.sandbox.crew import Crew
from drydock.sandbox.job import Job
from drydock.sandbox.runner import TIME_LIMIT, few
from drydock.say import in_words
from drydock.workbook.house import House, Stage
from drydock.workbook.workspace import Workspace

ENDED_BY_ITSELF = (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED)


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("drydock", "judging a participant's work")
    group.addoption(
        "--workspace",
        metavar="DIR",
        help="the folder to judge (default: the kata's folder in exercises/)",
    )
    group.addoption(
        "--time-limit",
        type=float,
        default=TIME_LIMIT,
        metavar="SECONDS",
        help="how long one run of the work may take (default: %(default)g)",
    )


def pytest_configure(config: pytest.Config) -> None:
    config.stash.setdefault(SEEN, Seen())
    given = _given_folder(config)
    if given is not None and not given.is_dir():
        raise pytest.UsageError(f"--workspace: there is no folder {given}")


def _given_folder(config: pytest.Config) -> Path | None:
    given = config.getoption("--workspace")
    return Path(config.invocation_params.dir, given) if given else None


def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> None:
    """Lets a participant's tests import the modules of their exercise folder."""
    exercises = parent.config.rootpath / "exercises"
    if exercises in module_path.parents:
        folder = exercises / module_path.relative_to(exercises).parts[0]
        if str(folder) not in sys.path:
            sys.path.insert(0, str(folder))


def pytest_pycollect_makeitem(
    collector: pytest.Module | pytest.Class, name: str, obj: object
) -> list[pytest.Item] | None:
    """Takes the parts of a check from where they stand."""
    if not (name.startswith("test_") and isinstance(obj, Parts)):
        return None
    return [
        pytest.Function.from_parent(collector, name=one.__name__, callobj=one)
        for one in obj.functions
    ]


@pytest.fixture(scope="module")
def stage(request: pytest.FixtureRequest) -> Stage:
    """The stage in whose tests folder the requesting test stands.

    costs: nothing.
    fails: BROKEN, where the folder of the test belongs to no lesson.
    """
    found = _stage_of(request.config, request.path)
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
    request.config.stash[SEEN].guards[stage] = found
    return found


@pytest.fixture(scope="module")
def workspace(request: pytest.FixtureRequest, stage: Stage, guard: Guard) -> Workspace:
    """The work to be judged: a copy of it, as it is now.

    costs: a copy of the exercise folder, made once.
    fails: FAIL, where git has left both versions of a merge conflict in a file.
    """
    assert guard
    given = _given_folder(request.config)
    original = Workspace(stage, given or stage.house.exercise(stage.kata))
    stack = ExitStack()
    request.config.add_cleanup(stack.close)
    work = stack.enter_context(held_work.held(original))
    request.config.stash[SEEN].workspaces[stage] = work
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
    with Crew(few=few(stage.house, stage.kata)) as ready:
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
def own_tests(bench: Bench) -> Job:
    """The participant's tests, at work on their own code.

    costs: one job, begun and not waited for: pytest, on all tests of the participant,
    with whatever they train.
    fails: never by itself: the outcome says which tests fail, or what stopped them.
    """
    return bench.on_own()


@pytest.fixture(scope="module")
def trial(bench: Bench, own_tests: Job) -> Trial:
    """The participant's tests, at work on the code of others as well.

    costs: begins a job for the correct variants together, or for each where that cannot
    be, and one for each mutant, which ends with the first test that fails. Waits for
    none. In `go watch`, none for what has been asked before.
    fails: BROKEN, where a variant defines no function of the reference.
    """
    assert own_tests
    stage = bench.workspace.stage
    return Trial(bench.in_place_of(stage.house.stand_in(stage.kata)))


@pytest.fixture(scope="module")
def judgement(trial: Trial, own_tests: Job) -> Judgement:
    """What the participant's tests say of their own and of other implementations.

    costs: waits for each job when somebody looks at what it says, and for no other.
    fails: never by itself; `YOUR_TESTS` tells what it says.
    """
    return trial.judgement(own_tests)


@pytest.fixture(scope="module")
def sound_tests(judgement: Judgement) -> Judgement:
    """The judgement, where the participant's tests pass on their own code.

    costs: waits for the tests on their own code.
    fails: WAITING, where they do not pass there.
    """
    if why_not(judgement.own):
        raise NotYet
    return judgement


def _stage_of(config: pytest.Config, path: Path) -> Stage | None:
    return _stage_of_folder(config.rootpath, path.parent)


@cache
def _stage_of_folder(root: Path, folder: Path) -> Stage | None:
    return House(root).stage_of(folder)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    stage = _stage_of(item.config, item.path)
    if stage is None or report.skipped:
        return report
    if call.excinfo is not None:
        finding = finding_of(item, stage, call.excinfo.value)
        item.config.stash[SEEN].add(stage, finding)
        _tell(report, finding, item.config)
    elif report.when == "call":
        item.config.stash[SEEN].add(stage, Finding(title(item), Word.PASS))
    return report


def _tell(report: pytest.TestReport, finding: Finding, config: pytest.Config) -> None:
    """Makes pytest's own report say what the finding says, and no more."""
    report.sections = []
    if finding.told is None:
        report.outcome = "skipped"
        report.longrepr = (report.nodeid, 0, "waits for the part before it to pass")
        return
    text = typed(str(finding.told))
    if getattr(config.pluginmanager.get_plugin("terminalreporter"), "isatty", False):
        text = in_words(text, config.get_terminal_writer().fullwidth)
    more = [line for one in finding.told.details for line in one.lines()]
    report.longrepr = "\n".join([text, *(more if config.get_verbosity() > 0 else [])])
    if finding.word is Word.FAIL:
        report.when = "call"


def pytest_deselected(items: list[pytest.Item]) -> None:
    for item in items:
        item.config.stash[SEEN].is_whole = False


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    seen = session.config.stash[SEEN]
    for stage_judged, guarding in seen.guards.items():
        for finding in guarding.findings():
            seen.add(stage_judged, finding)
    for verdict_on in [stage for stage in seen.workspaces if stage in seen.verdicts]:
        for finding in held_work.notes(seen.workspaces[verdict_on]):
            seen.add(verdict_on, finding)
    # A session that was stopped, and a worker of pytest-xdist, know a part only.
    if not seen.verdicts or exitstatus not in ENDED_BY_ITSELF:
        return
    seen.conclude()
    session.exitstatus = max(verdict.exit_code for verdict in seen.verdicts.values())
    if _is_whole(session.config) and not hasattr(session.config, "workerinput"):
        _record(seen)


def _is_whole(config: pytest.Config) -> bool:
    """Whether all parts of a check were asked for."""
    return config.stash[SEEN].is_whole and not any("::" in one for one in config.args)


def _record(seen: Seen) -> None:
    """Records the verdicts on a participant's own work, and keeps what has passed."""
    for stage, verdict in seen.verdicts.items():
        work = seen.workspaces.get(stage)
        if work is not None and work.is_own and verdict.word in (Word.PASS, Word.FAIL):
            held_work.record(work, verdict)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, exitstatus: int, config: pytest.Config
) -> None:
    if exitstatus == pytest.ExitCode.INTERRUPTED:
        return
    for stage, verdict in config.stash[SEEN].verdicts.items():
        if verdict.word is Word.PASS and not _is_whole(config):
            terminalreporter.line(
                f"No verdict on {stage}: its check has other parts, which were not run"
            )
        else:
            terminalreporter.line(f"{verdict.word}  {stage}")
        if verdict.word is Word.PAST:
            terminalreporter.line(typed("\n".join(verdict.lines())))
