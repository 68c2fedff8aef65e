"""Running a participant's own tests, in the child process."""

from __future__ import annotations

import importlib
import time
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
from _pytest.config import default_plugins

from drydock.frames import own_frames

# Else pytest imports them when it starts, in each fork anew.
for _plugin in default_plugins:
    importlib.import_module(f"_pytest.{_plugin}")


def run_pytest(request: dict[str, Any]) -> dict[str, Any]:
    """Runs pytest in the folder of the request.

    request["first"]: test ids in the order in which to run them; those that are not
    named come last. request["stop_early"]: end with the first failure, and don't say
    what is compared in it.
    Gives "tests", a dictionary for each with id, outcome, message, seconds (what the
    test would take alone) and, if it fails, frames (see `drydock.frames`); and "broken",
    the first file that cannot be collected, or None.
    """
    recorder = _Recorder(request["first"], request["folder"])
    settings = Path(request["private"], "pytest.ini")
    settings.write_text("[pytest]\n", "utf-8")
    options = ["-p", "no:terminal", "-p", "no:cacheprovider"]
    options += ["--disable-plugin-autoload", "-c", str(settings)]
    options += [f"--rootdir={request['folder']}"]
    if request["stop_early"]:
        options += ["--maxfail=1", "--assert=plain"]
    pytest.main([*options, request["folder"]], plugins=[recorder])
    return {"tests": list(recorder.tests.values()), "broken": recorder.broken}


class _Recorder:
    def __init__(self, first: list[str], folder: str) -> None:
        self.tests: dict[str, dict[str, Any]] = {}
        self.broken: str | None = None
        self._order = {nodeid: place for place, nodeid in enumerate(first)}
        self._fixtures: dict[str, float] = {}
        self._folder = folder

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items.sort(key=lambda item: self._order.get(item.nodeid, len(self._order)))

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(
        self, fixturedef: pytest.FixtureDef[Any]
    ) -> Generator[None, object, object]:
        began = time.perf_counter()
        try:
            return (yield)
        finally:
            self._fixtures[fixturedef.argname] = time.perf_counter() - began

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        report = yield
        if call.excinfo:
            frames = own_frames(call.excinfo.value, self._folder)
            report.user_properties.append(("frames", frames))
        if call.when == "call":
            names = getattr(item, "fixturenames", [])
            shared = sum(self._fixtures.get(name, 0.0) for name in names)
            report.user_properties.append(("seconds", call.duration + shared))
        return report

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed and self.broken is None:
            lines = str(report.longrepr).strip().splitlines()
            self.broken = f"{report.nodeid}: {lines[-1].removeprefix('E').strip()}"

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        test = self.tests.setdefault(
            report.nodeid,
            {"id": report.nodeid, "outcome": "passed", "message": "", "seconds": 0.0},
        )
        known = dict(report.user_properties)
        test["seconds"] = known.get("seconds", 0.0)
        if report.outcome != "passed" and test["outcome"] == "passed":
            test["outcome"] = report.outcome
            test["frames"] = known.get("frames", [])
            test["message"] = _message(report)


def _message(report: pytest.TestReport) -> str:
    crash = getattr(report.longrepr, "reprcrash", None)
    text = crash.message if crash else str(report.longrepr)
    return text.strip().splitlines()[0][:200] if text.strip() else ""
