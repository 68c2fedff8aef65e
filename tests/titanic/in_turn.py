"""Many versions of a program, and what tests say of them, in one process.

Called in the child process. pytest collects the tests once; then one version after the
other takes its place, and those tests run until one of them fails. A function is replaced
within itself (its code is), so that whoever holds it holds the new one: a test that has
imported it by its name, or a list of steps. The test that fails must pass again without it:
if it does not, a version has left something behind, and no further one is tried. What is
worked out while tests are collected stays as it was. So whoever asks should try once more,
by itself, a wrong version that is not noticed, and right ones that are refused.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

from drydock.sandbox.left_out_plugins import LEFT_OUT
from drydock.sandbox.own_test_run import PLAIN, names_used

PARTS = ("__code__", "__defaults__", "__kwdefaults__")


def judged(_: dict[str, Any], settings: dict[str, list[str]]) -> dict[str, Any]:
    """Which of settings["wrong"] fail a test, files of variants: in "noticed" the test that
    does, by file; in "accepted", whether there are settings["right"] and no test fails
    beside them; and in "there_is_none", whether there is no test at all."""
    here = Path.cwd()
    told = _InTurn(settings["right"], settings["wrong"], here)
    configuration = Path(os.environ["TMPDIR"], "pytest.ini")
    configuration.write_text("[pytest]\n", "utf-8")
    options = [*LEFT_OUT, *PLAIN, "-c", str(configuration), f"--rootdir={here}"]
    os.chdir(here.parent)  # as in `own_test_run`
    pytest.main([*options, str(here)], plugins=[told])
    return {
        "noticed": told.noticed,
        "accepted": told.accepted,
        "there_is_none": told.there_is_none,
    }


class _InTurn:
    """Runs the tests on the right versions together, then on each wrong one."""

    def __init__(self, right: list[str], wrong: list[str], folder: Path) -> None:
        self.noticed: dict[str, str] = {}
        self.accepted = self.there_is_none = False
        self._right, self._wrong = right, wrong
        self._folder = folder

    def pytest_configure(self, config: pytest.Config) -> None:
        # Nobody reads what failures say here, and pytest's own style reads all modules for it.
        config.option.tbstyle = "native"

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Takes the place of pytest's own loop."""
        if not session.testsfailed:  # all files could be read
            self.there_is_none = not session.items
            self.accepted = bool(self._right) and self._accept(session.items)
            for file in self._wrong:
                noticed = _first_to_fail(Path(file), self._folder, session.items)
                if noticed and _fails(noticed):  # on right code too: something is left
                    break
                if noticed:
                    self.noticed[file] = noticed.nodeid
        return True

    def _accept(self, items: list[pytest.Item]) -> bool:
        with ExitStack() as stack:
            places = (in_place(Path(file), self._folder) for file in self._right)
            all_in_place = all([stack.enter_context(place) for place in places])
            return all_in_place and bool(items) and not any(map(_fails, items))


def _first_to_fail(
    file: Path, folder: Path, items: list[pytest.Item]
) -> pytest.Item | None:
    """The test that notices a wrong version; those come first that use what is replaced."""
    with in_place(file, folder) as functions:
        if not functions:
            return None
        ordered = sorted(items, key=lambda one: not _uses(one, functions))
        return next((one for one in ordered if _fails(one)), None)


def _uses(item: pytest.Item, functions: set[str]) -> bool:
    return bool(functions & names_used(getattr(item, "function", None)))


def _fails(item: pytest.Item) -> bool:
    reports = runtestprotocol(item, log=False, nextitem=None)
    return any(report.failed for report in reports)


@contextmanager
def in_place(file: Path, folder: Path) -> Iterator[set[str]]:
    """Lets the functions that a variant defines do as it says while this lasts. Gives their
    names; none where one cannot be replaced."""
    code = compile(file.read_bytes(), str(file), "exec", dont_inherit=True)
    module = _module_with(set(code.co_names), folder)
    if module is None:
        yield set()
        return
    names = vars(module)
    before, functions = dict(names), _functions(module)
    originals = {name: functions[name] for name in code.co_names if name in functions}
    copies = {name: _copy(function) for name, function in originals.items()}
    names.update(copies)  # a variant calls what it changes
    try:
        exec(code, names)  # pylint: disable=exec-used
        new = {name: names[name] for name in originals if names[name] != copies[name]}
        names.update(originals)
        for name, function in new.items():
            _replace(originals[name], _parts(function))
        yield set(new)
    finally:
        for name, copy in copies.items():
            _replace(originals[name], _parts(copy))
        names.clear()
        names.update(before)


def _module_with(names: set[str], folder: Path) -> ModuleType | None:
    """The module of the work that defines a function of one of these names."""
    for module in list(sys.modules.values()):
        file = str(getattr(module, "__file__", None) or "")
        if file.startswith(f"{folder}{os.sep}") and names & set(_functions(module)):
            return module
    return None


def _functions(module: ModuleType) -> dict[str, FunctionType]:
    """The functions that a module defines, and that nothing is wrapped around."""
    return {
        name: value
        for name, value in vars(module).items()
        if isinstance(value, FunctionType)
        and value.__globals__ is vars(module)
        and value.__closure__ is None
        and value.__name__ == name
    }


def _copy(function: FunctionType) -> FunctionType:
    """Another function that does the same, whatever becomes of the first."""
    code, defaults, of_keywords = _parts(function)
    copy = FunctionType(code, function.__globals__, function.__name__, defaults)
    copy.__kwdefaults__ = of_keywords
    return copy


def _parts(function: FunctionType) -> tuple[Any, ...]:
    return tuple(getattr(function, part) for part in PARTS)


def _replace(function: FunctionType, parts: tuple[Any, ...]) -> None:
    for part, value in zip(PARTS, parts):
        setattr(function, part, value)
