"""Running the check of a stage without pytest's own display."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from drydock.errors import CalledWrongly, WorkbookBroken
from drydock.judging import pytest_plugin
from drydock.judging.session_findings import SESSION_FINDINGS, SessionFindings
from drydock.judging.verdict import Finding, Verdict
from drydock.sandbox import environment
from drydock.sandbox.cancellation import pause
from drydock.sandbox.left_out_plugins import LEFT_OUT
from drydock.workbook.house import Stage
from drydock.workbook.lesson import Lesson
from drydock.workbook.workspace import Workspace


@dataclass(eq=False)
class _Listener:
    """Hands the findings on as they come, and keeps what went wrong before them."""

    seen: SessionFindings
    when: Callable[[], object] | None
    errors: list[str] = field(default_factory=list)
    interrupt: BaseException | None = None

    @pytest.hookimpl(tryfirst=True)
    def pytest_configure(self, config: pytest.Config) -> None:
        config.stash[SESSION_FINDINGS] = self.seen

    def pytest_internalerror(self, excrepr: object) -> bool:
        self.errors.append(str(excrepr))
        return True

    def pytest_keyboard_interrupt(
        self, excinfo: pytest.ExceptionInfo[BaseException]
    ) -> None:
        # A check that cannot be read is an interrupt to pytest as well.
        if not isinstance(excinfo.value, pytest.Session.Interrupted):
            self.interrupt = excinfo.value

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self) -> None:
        if self.when:
            self.when()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self) -> None:
        pause(0)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.errors.append(str(report.longrepr))


def check(
    stage: Stage,
    folder: Path | None = None,
    *,
    time_limit: float | None = None,
    on_finding: Callable[[Finding], None] | None = None,
    when: Callable[[], object] | None = None,
) -> Verdict:
    """Judges `folder` (default: the participant's own) as the work on `stage`.

    on_finding: called with each finding as it comes.
    when: called when all is ready, and nothing of the work has been looked at yet; the
    check waits until it returns, and ends if it raises KeyboardInterrupt.
    Raises WorkbookBroken where the stage has no check, or its check cannot be read;
    KeyboardInterrupt where it was stopped before it had come to its end.
    CalledWrongly where there is no such folder, and for a lesson without a task or check.
    """
    if folder is not None:
        Workspace(stage, folder)
    if not stage.tests.is_dir() and not Lesson(stage).has_task:
        raise CalledWrongly(
            expected="a stage with a check",
            found=f"{stage}, a lesson to read",
            remedy="read it: ./scripts/go lab",
        )
    if not stage.tests.is_dir():
        raise WorkbookBroken(
            expected=f"the check of {stage} in {stage.tests}",
            found="there is no such folder",
            remedy="bring it back with: git checkout -- tests",
        )
    seen = SessionFindings(on_finding)
    listener = _Listener(seen, when)
    # By name in its settings alone, pytest would look for the plugin in all packages.
    plugins = [pytest_plugin, listener]
    with pytest.MonkeyPatch.context() as without:
        for name in os.environ.keys() - environment.of_engine(os.environ).keys():
            without.delenv(name)
        pytest.main(_arguments(stage, folder, time_limit), plugins=plugins)
    if listener.interrupt is not None:
        raise listener.interrupt
    if listener.errors or stage not in seen.verdicts:
        raise WorkbookBroken(
            expected=f"the check of {stage} says something",
            found=(listener.errors or ["it has no tests"])[0].strip().splitlines()[-1],
            remedy="bring it back with: git checkout -- tests",
        )
    return seen.verdicts[stage]


def _arguments(
    stage: Stage, folder: Path | None, time_limit: float | None
) -> list[str]:
    arguments = [f"--rootdir={stage.house.root}", *LEFT_OUT, "-p", "no:logging"]
    arguments += ["-c", str(stage.house.root / "pyproject.toml")]
    if folder is not None:
        arguments.append(f"--workspace={folder.resolve()}")
    if time_limit is not None:
        arguments.append(f"--time-limit={time_limit}")
    return [*arguments, str(stage.tests)]
