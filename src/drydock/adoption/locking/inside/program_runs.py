"""Runs of a script as the program that it is, and of the tests beside it."""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import io
import os
import sys
import tempfile
import types
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from ..locked import running
from .inputs import Inputs
from .program import failure

FEW = 50


def alone(job: dict[str, Any]) -> dict[str, Any]:
    """Runs a script as a program, from a folder that is not its own; how it fails.

    modules: the folder whose modules it may import, as in the notebook.
    """
    with as_program(job) as (script, module):
        return {"failed": run(script, module)}


def inputs(job: dict[str, Any]) -> dict[str, Any]:
    """Runs a script, and tells which of its functions have changed what they were given."""
    with as_program(job) as (script, module):
        watched = Inputs(str(script.parent))
        with listening(watched.look):
            failed = run(script, module)
        return {"failed": failed, "called": watched.called, "changed": watched.changed}


@contextlib.contextmanager
def as_program(job: dict[str, Any]) -> Iterator[tuple[Path, types.ModuleType]]:
    """A script, and the module in which it is to run, in a folder that is not its own."""
    script = Path(job["script"])
    module = types.ModuleType("__main__")
    module.__file__ = str(script)
    folder = Path(tempfile.mkdtemp(dir=job["scratch"]))
    with running.as_main(module, folder):
        sys.path[:1] = [str(script.parent)]
        sys.path.append(job["modules"])
        yield script, module


@contextlib.contextmanager
def listening(look: Callable[[Any, str, Any], None]) -> Iterator[None]:
    """Tells of each call, as long as this lasts."""
    sys.setprofile(look)
    try:
        yield
    finally:
        sys.setprofile(None)


def run(script: Path, module: types.ModuleType) -> dict[str, Any] | None:
    """Runs a script to its end; how it fails."""
    try:
        code = compile(script.read_bytes(), str(script), "exec")
        exec(code, vars(module))  # pylint: disable=exec-used
    except SystemExit as error:
        return failure(error, script) if error.code else None
    except BaseException as error:  # pylint: disable=broad-exception-caught
        return failure(error, script)
    return None


class _Told:
    """What pytest tells of each test, as a plugin of it."""

    # The names of the methods are those of pytest's hooks.
    # pylint: disable=missing-function-docstring

    def __init__(self) -> None:
        self.tests: list[dict[str, str]] = []
        self.error = ""

    def pytest_runtest_logreport(self, report: Any) -> None:
        if report.when == "call" or report.outcome != "passed":
            message = _last_line(report.longreprtext) if report.failed else ""
            told = {"id": report.nodeid, "outcome": report.outcome, "message": message}
            self.tests.append(told)

    def pytest_collectreport(self, report: Any) -> None:
        if report.failed:
            self.error = self.error or _last_line(report.longreprtext)


def _last_line(text: str) -> str:
    lines = [one for one in text.splitlines() if one.strip()]
    told = [one[1:].strip() for one in lines if one.startswith("E ")]
    return (told or lines or ["it failed"])[0 if told else -1]


def tests(job: dict[str, Any]) -> dict[str, Any]:
    """Runs test files in a folder by plain pytest."""
    if not importlib.util.find_spec("pytest"):
        return {"tests": [], "error": "", "missing": True}
    pytest: Any = importlib.import_module("pytest")
    os.chdir(job["folder"])
    sys.path.insert(0, job["folder"])
    told = _Told()
    options = ["-q", "--rootdir", job["folder"], "-p", "no:cacheprovider"]
    with contextlib.redirect_stdout(io.StringIO()):
        with contextlib.redirect_stderr(io.StringIO()) as said:
            code = pytest.main([*options, *job["files"]], plugins=[told])
    if not told.tests and code not in (0, 5):
        told.error = told.error or _last_line(said.getvalue())
    return {"tests": told.tests, "error": told.error, "missing": False}
