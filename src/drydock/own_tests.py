"""Running a participant's own tests, in the child process."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


def run_pytest(request: dict[str, Any]) -> dict[str, Any]:
    """Runs pytest in the folder of the request.

    request["first"]: test ids in the order in which to run them; those that are not
    named come last. request["stop_early"]: end with the first failure.
    Gives "tests", a dictionary for each with id, outcome, message and seconds, and
    "broken", the first file that cannot be collected, or None.
    """
    recorder = _Recorder(request["first"])
    settings = Path(request["private"], "pytest.ini")
    settings.write_text("[pytest]\n", "utf-8")
    options = ["-p", "no:terminal", "-p", "no:cacheprovider"]
    options += ["--disable-plugin-autoload", "-c", str(settings)]
    options += [f"--rootdir={request['folder']}"]
    if request["stop_early"]:
        options.append("--maxfail=1")
    pytest.main([*options, request["folder"]], plugins=[recorder])
    return {"tests": list(recorder.tests.values()), "broken": recorder.broken}


class _Recorder:
    def __init__(self, first: list[str]) -> None:
        self.tests: dict[str, dict[str, Any]] = {}
        self.broken: str | None = None
        self._order = {nodeid: place for place, nodeid in enumerate(first)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items.sort(key=lambda item: self._order.get(item.nodeid, len(self._order)))

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed and self.broken is None:
            lines = str(report.longrepr).strip().splitlines()
            self.broken = f"{report.nodeid}: {lines[-1].removeprefix('E').strip()}"

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        test = self.tests.setdefault(
            report.nodeid,
            {"id": report.nodeid, "outcome": "passed", "message": "", "seconds": 0.0},
        )
        test["seconds"] += report.duration
        if report.outcome != "passed" and test["outcome"] == "passed":
            test["outcome"] = report.outcome
            test["message"] = _message(report)


def _message(report: pytest.TestReport) -> str:
    crash = getattr(report.longrepr, "reprcrash", None)
    text = crash.message if crash else str(report.longrepr)
    return text.strip().splitlines()[0][:200] if text.strip() else ""
