"""Running a participant's own tests, in the child process."""

from __future__ import annotations

import importlib
import os
import re
import sys
from collections import Counter
from collections.abc import Generator, Iterable, Iterator
from functools import cache
from pathlib import Path
from types import FunctionType, SimpleNamespace
from typing import Any

import pytest
from _pytest.config import default_plugins

from drydock.sandbox import changed_service, named_faults
from drydock.sandbox.absent_files import Absent, absent_file
from drydock.sandbox.generated_examples import make_repeatable
from drydock.sandbox.left_out_plugins import LEFT_OUT, PLUGINS
from drydock.sandbox.own_frames import (
    headline,
    own_frames,
    shown_file,
    with_known_paths,
)
from drydock.sandbox.rewritten_files import Rewriting
from drydock.sandbox.swallowed_slips import Slips
from drydock.sandbox.watched_calls import Calls

# What changes a service is there before the work is, so that the work reads no file for it.
assert changed_service

PLAIN = ["--assert=plain"]
TEXT = 5000
LINE = re.compile(r'File "(.*)", line (\d+)')

# Else each fork does so anew, when pytest starts there.
for _plugin in sorted(set(default_plugins).difference(PLUGINS)):
    importlib.import_module(f"_pytest.{_plugin}")
for _late in ("_pytest._argcomplete", "pdb"):
    importlib.import_module(_late)


def run_pytest(request: dict[str, Any]) -> dict[str, Any]:
    """Runs pytest in the folder of the request. All else of it may be missing:

    request["about"]: names of functions, texts and figures; the tests that use most of them
    come first, those of a module that does so itself before those whose shared fixtures do,
    and of these the ones that use none of request["others"]. request["stop_early"]: end with
    the first failure, and don't say what is compared in it. request["until"]: faults, as of
    a variant; end with the first assertion that fails and names them, if there is one.
    request["watch"]: methods (see `sandbox.watched_calls`). request["files"]: the only test
    files that are run, by their paths in the folder.
    Gives "tests", a dictionary for each with id, outcome, seconds, message and, if it fails,
    frames (see `sandbox.own_frames`), text, all of the message, asserted, whether an
    assertion failed and nothing broke, and absent (see `sandbox.absent_files`); "broken",
    the first file that cannot be collected, or None; "broken_at", where that came up;
    "broken_for", as absent; "skipped_files", those skipped as a whole, and why; "slips" (see
    `sandbox.swallowed_slips`); "rewritten", the files that were written and then read;
    "watched", the places from which each method was called; and "rows", for each of them
    and the line in which the participant's tests began it, how many rows it was given.
    """
    about, others = set(request.get("about", ())), set(request.get("others", ()))
    recorder = _Recorder(about, others, request["folder"], request.get("until", []))
    settings = Path(request["private"], "pytest.ini")
    settings.write_text("[pytest]\n", "utf-8")
    options = [*LEFT_OUT, "-c", str(settings)]
    options += [f"--rootdir={request['folder']}"]
    if request.get("stop_early"):
        options += ["--maxfail=1", *PLAIN]
    # A path that counts from where pytest is started leads nowhere, wherever that is.
    os.chdir(Path(request["folder"]).parent)
    make_repeatable()
    rewriting = Rewriting(request["folder"])
    slips = Slips(request["folder"])
    calls = Calls(request.get("watch", []), request["folder"])
    files = [str(Path(request["folder"], name)) for name in request.get("files", ())]
    pytest.main([*options, *(files or [request["folder"]])], plugins=[recorder])
    return {
        "tests": list(recorder.tests.values()),
        "broken": recorder.broken,
        "broken_at": recorder.broken_at,
        "broken_for": recorder.broken_for,
        "skipped_files": recorder.skipped_files,
        "rewritten": rewriting.files,
        "slips": slips.found,
        "watched": calls.places,
        "rows": calls.rows,
    }


class _Recorder:
    def __init__(
        self, about: set[str], others: set[str], folder: str, until: list[list[str]]
    ) -> None:
        self.tests: dict[str, dict[str, Any]] = {}
        self.broken: str | None = None
        self.broken_at: str | None = None
        self.broken_for: Absent | None = None
        self.skipped_files: list[str] = []
        self._about = about
        self._others = others
        self._folder = folder
        self._until = until
        self._session: pytest.Session | None = None

    def pytest_sessionstart(self, session: pytest.Session) -> None:
        self._session = session

    def pytest_configure(self, config: pytest.Config) -> None:
        # Only the last line is told; pytest's own style reads all modules for the rest.
        config.option.tbstyle = "native"

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        _compare_without_diff()
        if self._about:
            items[:] = in_order(items, self._about, self._others)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        report = yield
        if call.excinfo:
            error = call.excinfo.value
            frames = own_frames(error, self._folder)
            report.user_properties.append(("frames", frames))
            report.user_properties.append(("asserted", _is_assertion(error)))
        return report

    @pytest.hookimpl(wrapper=True)
    def pytest_load_initial_conftests(self) -> Generator[None, object, object]:
        """A conftest.py that cannot be imported ends pytest before anything is collected."""
        try:
            return (yield)
        except Exception as error:
            cause = getattr(error, "cause", error)
            text = with_known_paths(f"{type(cause).__name__}: {cause}", self._folder)
            file = shown_file(str(getattr(error, "path", "")), Path(self._folder))
            frames = own_frames(cause, self._folder)
            self.broken = f"{file or 'conftest.py'}: {headline(text)}"
            self.broken_at = frames[-1][0] if frames else None
            self.broken_for = absent_file(text, self._folder)
            raise

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.skipped:
            self.skipped_files.append(f"{report.nodeid}: {report.longrepr}")
        if report.failed and self.broken is None:
            lines = str(report.longrepr).strip().splitlines()
            why = with_known_paths(lines[-1], self._folder).removeprefix("E").strip()
            at = [found.groups() for line in lines if (found := LINE.search(line))]
            where = f", line {at[-1][1]}" if at and "SyntaxError" in why else ""
            self.broken = f"{report.nodeid}{where}: {why}"
            known = ((shown_file(path, Path(self._folder)), line) for path, line in at)
            own = [f"{path}, line {line}" for path, line in known if path]
            self.broken_at = own[-1] if own else None
            self.broken_for = absent_file(lines[-1], self._folder)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        test = self.tests.setdefault(
            report.nodeid,
            {"id": report.nodeid, "outcome": "passed", "message": "", "seconds": 0.0},
        )
        test["seconds"] += report.duration
        known = dict(report.user_properties)
        part_is_skipped = report.skipped and isinstance(report, pytest.SubtestReport)
        if report.outcome != "passed" and not part_is_skipped:  # the other parts count
            text = _text(report, self._folder)
            if test["outcome"] == "passed":
                test["outcome"] = report.outcome
                test["frames"] = known.get("frames", [])
                test["absent"] = absent_file(_raw_text(report), self._folder)
                test["message"], test["text"] = headline(text), ""
            test["text"] += text[: TEXT - len(test["text"])]
            asserted = known.get("asserted", False)
            test["asserted"] = test.get("asserted", False) or asserted
            named = asserted and self._until and names_all(test, self._until)
            if self._session and named:
                self._session.shouldfail = "it is noticed, and named"


def names_all(test: dict[str, Any], faults: list[list[str]]) -> bool:
    """Whether a test that fails names each fault, by one of its words: in its own name or
    in its message."""
    told = f"{test['id']}\n{test['id'].replace('_', ' ')}\n{test['text']}"
    return all(named_faults.names(told, words) for words in faults)


def _is_assertion(error: BaseException) -> bool:
    """Whether an error says that something is not as a test wants it, and not that the test
    or the code broke on the way."""
    if isinstance(error, BaseExceptionGroup):
        return any(map(_is_assertion, error.exceptions))
    return isinstance(error, (AssertionError, pytest.fail.Exception))


def _compare_without_diff() -> None:
    """Has `unittest` say that two long lists differ without looking for the smallest
    difference, which takes minutes where all of a thousand lines differ a little."""
    case = sys.modules.get("unittest.case")
    if case:
        vars(case)["difflib"] = SimpleNamespace(ndiff=lambda _first, _second: ())


def in_order(
    items: Iterable[pytest.Item], about: set[str], others: set[str]
) -> list[pytest.Item]:
    """Tests in the order in which they are likely to tell of something (see `run_pytest`);
    of many cases of one test the first comes before any second."""
    met = Counter[object]()

    def place(item: pytest.Item) -> tuple[int, int, int, int]:
        names, nearer = _names_used_by(item)
        case = met[function := getattr(item, "function", item)]
        met[function] += 1
        return -len(about & names), -len(about & nearer), len(others & names), case

    return sorted(items, key=place)


@cache
def _names_used_by(item: pytest.Item) -> tuple[set[str], set[str]]:
    """What a test uses with its fixtures, and what without those of other modules."""
    functions = list(_functions(item))
    here = [one for one in functions if _module(one) == _module(functions[0])]
    return names_used(*functions), names_used(*here)


def _functions(item: pytest.Item) -> Iterator[object]:
    """The function of a test, and those of the fixtures that it asks for."""
    yield getattr(item, "function", None)
    found = getattr(item, "_fixtureinfo", None)
    for definitions in found.name2fixturedefs.values() if found else ():
        yield definitions[-1].func


def names_used(*functions: object) -> set[str]:
    """The names, texts and figures that functions use, and those that functions of their
    modules use which they call in turn; none for what is no plain function."""
    ahead, names, seen = list(functions), set[str](), set[object]()
    while ahead:
        one = ahead.pop()
        if not isinstance(one, FunctionType) or one in seen:
            continue
        seen.add(one)
        names.update(one.__code__.co_names, map(str, one.__code__.co_consts))
        found = (one.__globals__.get(name) for name in one.__code__.co_names)
        ahead += [f for f in found if _module(f) == _module(one)]
    return names


def _module(one: object) -> object:
    return getattr(one, "__module__", None)


def _text(report: pytest.TestReport, folder: str) -> str:
    """What a failure says; of a sub-test also what that was about."""
    text = with_known_paths(_raw_text(report), folder)
    is_part = isinstance(report, pytest.SubtestReport)
    return f"{text}\n{report.head_line}\n" if is_part else text


def _raw_text(report: pytest.TestReport) -> str:
    crash = getattr(report.longrepr, "reprcrash", None)
    return crash.message if crash else str(report.longrepr)
