"""The pytest plugin that turns a stage's tests into a check of a participant's work.

In a stage's tests, an assertion that fails is the participant's to fix; any other
exception means that the workbook is broken. `pytest tests/<kata>/stage_NN_slug` works
from any shell or IDE; `judging.checking` runs the same without pytest's own display. What a
check can ask for is in `judging.fixtures`.
"""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import suppress
from pathlib import Path

import pytest

from drydock.commands import typed
from drydock.errors import WorkbookBroken
from drydock.judging import fixtures, held_work
from drydock.judging.fixtures import given_folder, stage_of
from drydock.judging.guard import Guard
from drydock.judging.part_findings import finding_of, title
from drydock.judging.parts import Parts
from drydock.judging.session_findings import SESSION_FINDINGS, SessionFindings
from drydock.judging.verdict import Finding, Word
from drydock.sandbox.runner import TIME_LIMIT
from drydock.say import in_words

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
    config.stash.setdefault(SESSION_FINDINGS, SessionFindings())
    config.pluginmanager.register(fixtures)
    given = given_folder(config)
    if given is not None and not given.is_dir():
        raise pytest.UsageError(f"--workspace: there is no folder {given}")


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config, args: list[str]) -> None:
    """Lets a participant's conftest.py import the modules of their exercise folder."""
    for one in args:
        path = Path(early_config.invocation_params.dir, one.partition("::")[0])
        _import_from_exercise(early_config, path.resolve())


def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> None:
    """Lets a participant's tests import the modules of their exercise folder."""
    _import_from_exercise(parent.config, module_path)


def _import_from_exercise(config: pytest.Config, path: Path) -> None:
    """Puts the exercise folder in which a path lies, if any, on the way of imports."""
    exercises = config.rootpath / "exercises"
    if exercises in path.parents:
        folder = exercises / path.relative_to(exercises).parts[0]
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


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    stage = stage_of(item.config, item.path)
    if stage is None or report.skipped:
        return report
    if call.excinfo is not None:
        finding = finding_of(item, stage, call.excinfo.value)
        item.config.stash[SESSION_FINDINGS].add(stage, finding)
        _tell(report, finding, item.config)
    elif report.when == "call":
        notes = tuple(str(v) for name, v in report.user_properties if name == "note")
        word = Word.NOTE if notes else Word.PASS
        finding = Finding(title(item), word, notes=notes)
        item.config.stash[SESSION_FINDINGS].add(stage, finding)
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
        item.config.stash[SESSION_FINDINGS].is_whole = False


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    seen = session.config.stash[SESSION_FINDINGS]
    for stage, verdict in seen.verdicts.items():
        if verdict.word is Word.PASS and stage not in seen.guards:
            # A check that does not even ask for the work may have been emptied.
            with suppress(WorkbookBroken):
                seen.guards[stage] = Guard(stage)
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
    return config.stash[SESSION_FINDINGS].is_whole and not any(
        "::" in one for one in config.args
    )


def _record(seen: SessionFindings) -> None:
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
    for stage, verdict in config.stash[SESSION_FINDINGS].verdicts.items():
        if verdict.word is Word.PASS and not _is_whole(config):
            terminalreporter.line(
                f"No verdict on {stage}: its check has other parts, which were not run"
            )
        else:
            terminalreporter.line(f"{verdict.word}  {stage}")
        if verdict.word is Word.PAST:
            terminalreporter.line(typed("\n".join(verdict.lines())))
