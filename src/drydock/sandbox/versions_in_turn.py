"""Many versions of a program, and what tests say of them, in one process.

Called in the child process. pytest collects the tests once; then one version after the
other takes its place, and those tests run until one of them fails. A function is replaced
within itself (its code is), so that whoever holds it holds the new one: a test that has
imported it by its name, or a list of steps. The test that fails must pass again without it:
if it does not, a version has left something behind, and no further one is tried. What is
worked out while tests are collected stays as it was. So whoever asks should try once more,
by itself, a wrong version that is not noticed, and right ones that are refused.

A process for each takes a tenth of a second more, for a fork and for collecting tests.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any, NamedTuple

import pytest
from _pytest.runner import runtestprotocol

from drydock.sandbox.generated_examples import make_repeatable
from drydock.sandbox.left_out_plugins import LEFT_OUT
from drydock.sandbox.own_test_run import PLAIN, in_order

ENOUGH = 10.0  # seconds: what takes longer is better shared among processes
PARTS = ("__code__", "__defaults__", "__kwdefaults__")


def judged(request: dict[str, Any]) -> dict[str, Any]:
    """Which of request["wrong"] fail a test in request["folder"], files of variants: in
    "noticed" the test that does, by file, for as many as there was time for; in "accepted",
    whether there are request["right"] and no test fails beside them; and in
    "there_is_none", whether there is no test at all."""
    here = Path(request["folder"])
    told = _InTurn(request["right"], request["wrong"], here)
    configuration = Path(request["private"], "pytest.ini")
    configuration.write_text("[pytest]\n", "utf-8")
    options = [*LEFT_OUT, *PLAIN, "-c", str(configuration), f"--rootdir={here}"]
    os.chdir(here.parent)  # as in `own_test_run`
    make_repeatable()
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
            self._notice(session.items)
        return True

    def _accept(self, items: list[pytest.Item]) -> bool:
        with ExitStack() as stack:
            places = (in_place(Path(file), self._folder) for file in self._right)
            all_in_place = [stack.enter_context(place) for place in places]
            return (
                all(place.new for place in all_in_place)
                and bool(items)
                and not _first_to_fail(items)
            )

    def _notice(self, items: list[pytest.Item]) -> None:
        end = time.monotonic() + ENOUGH
        for file in self._wrong:
            if time.monotonic() > end:
                break
            with in_place(Path(file), self._folder) as placed:
                ordered = in_order(items, placed.new, placed.others)
                noticed = _first_to_fail(ordered) if placed.new else None
            if noticed and _first_to_fail([noticed]):  # something is left behind
                break
            if noticed:
                self.noticed[file] = noticed.nodeid


def _first_to_fail(items: list[pytest.Item]) -> pytest.Item | None:
    """Runs tests until one of them fails, and then takes down what they have set up."""
    for item, following in zip(items, [*items[1:], None]):
        reports = runtestprotocol(item, log=False, nextitem=following)
        if any(report.failed for report in reports):
            with suppress(Exception):
                # pylint: disable-next=protected-access
                item.session._setupstate.teardown_exact(None)
            return item
    return None


class Placed(NamedTuple):
    """The names of the functions that a variant has replaced; none where that cannot be. And
    those of the others in the same module."""

    new: set[str]
    others: set[str]


@contextmanager
def in_place(file: Path, folder: Path) -> Iterator[Placed]:
    """Lets the functions that a variant defines do as it says while this lasts."""
    code = compile(file.read_bytes(), str(file), "exec", dont_inherit=True)
    module = _module_with(set(code.co_names), folder)
    if module is None:
        yield Placed(set(), set())
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
        yield Placed(set(new), functions.keys() - new.keys())
    finally:
        for name, copy in copies.items():
            _replace(originals[name], _parts(copy))
        names.clear()
        names.update(before)


def _module_with(names: set[str], folder: Path) -> ModuleType | None:
    """The module of the work that defines a function of one of these names."""
    here = f"{folder}{os.sep}"
    for module in list(sys.modules.values()):
        file = getattr(module, "__file__", None) or ""
        if str(file).startswith(here) and names & _functions(module).keys():
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
