"""Why tests find nothing: what keeps pytest away from them, or lets them pass always.

Each reason is a piece of advice that names the test, to stand behind "Next:". All of it
is read from the text alone; where that cannot be read, there is no reason to give.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from pathlib import Path

from drydock.judging.reading.own_expectations import all_against_themselves
from drydock.judging.reading.own_test_files import (
    File,
    Function,
    asserts,
    python_in,
    tests_in,
    why_passed_over,
)
from drydock.workbook.workspace import files

SKIPPING = re.compile(r"\b(skip|skipif|xfail)\b")
SETTING = re.compile(r"\b(environ|getenv)\b")
METHODS = ("all", "any", "equals")
SWALLOWING = ("AssertionError", "Exception", "BaseException")


def why_none_is_found(folder: Path) -> list[str]:
    """Why pytest does not see what were meant to be tests in `folder`."""
    reasons = [one for file in python_in(folder) for one in _passed_over(file)]
    for name, path in files(folder).items():
        if name.endswith(".ipynb") and b"def test_" in path.read_bytes():
            reasons.append(
                f"move the tests in {name} into a file whose name begins with test_"
                " and ends with .py: pytest does not look into notebooks"
            )
    return reasons


def why_nothing_is_noticed(
    folder: Path, about: Collection[str] = (), given: Path | None = None
) -> list[str]:
    """Why the tests in `folder` may pass whatever the code does; whatever the functions
    `about` do, if there are any. Files that are as they were `given` are not to blame.
    """
    everything = python = python_in(folder)
    functions = {
        node.name: node
        for file in everything
        for node in ast.walk(file.tree)
        if isinstance(node, Function)
    }
    if given is not None:
        old = {file.shown: ast.dump(file.tree) for file in python_in(given)}
        python = [one for one in python if ast.dump(one.tree) != old.get(one.shown)]
    reasons = [one for file in python for one in _same_names(file)]
    for file in python:
        reasons += _skipped_at_once(file)
        for test in file.tests:
            reasons += _why_silent(test, file, functions)
        if file.tests:  # and what they call, which stands beside them
            for node in ast.walk(file.tree):
                if isinstance(node, Function):
                    reasons += _what_cannot_fail(node, file.place(node))
    reasons += [one for file in python for one in _passed_over(file)]
    if first := all_against_themselves(everything, about, python):
        reasons.append(
            f"let {first} compare with something that was written down before: now both"
            " sides are computed by the code under test, and agree whatever it gives"
        )
    return reasons


def why_it_is_another_number(folder: Path) -> list[str]:
    """Why the tests in `folder` fail in one process and not in another."""
    return [
        f"take hashlib.sha256 in place of hash() in {file.shown}, line {node.lineno}:"
        " the hash() of a text is another number in each run of Python"
        for file in python_in(folder)
        for node in ast.walk(file.tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "hash"
    ]


def _passed_over(file: File) -> Iterator[str]:
    """What of a file was meant to be a test, and pytest does not find it."""
    if not file.is_looked_at:
        bodies = [file.tree.body, *(one.body for one in file.classes)]
        for test in [test for body in bodies for test in tests_in(body)][:1]:
            advice = f"let the name of the file {file.shown} begin with test_"
            if "/" not in file.shown:
                advice = f"move {test.name} from {file.shown} into a file test_... .py"
            yield f"{advice}: pytest finds no test in a file of another name"
        return
    for one in file.classes:
        why = why_passed_over(one)
        if why and tests_in(one.body):
            yield f"pytest passes over class {one.name} in {file.shown}: {why}"
    for node in ast.walk(file.tree):
        for test in tests_in(node.body) if isinstance(node, Function) else []:
            yield (
                f"move {file.place(test)} out of the function that it stands in:"
                " pytest passes over it"
            )
    if name := _meant(file):
        yield (
            f"let the name of {name} in {file.shown} begin with test_: pytest runs no"
            " other function"
        )


def _meant(file: File) -> str:
    """A function that asserts something, and that neither pytest nor anybody calls."""
    source = ast.unparse(file.tree)
    for node in ast.walk(file.tree):
        if isinstance(node, Function) and not node.name.startswith("test"):
            if node.decorator_list:  # a fixture, as a rule, or a property
                continue
            used = len(re.findall(rf"\b{node.name}\b", source)) > 1
            if asserts(node, {}) and not used:
                return node.name
    return ""


def _same_names(file: File) -> Iterator[str]:
    for body in (file.tree.body, *(one.body for one in file.classes)):
        lines: dict[str, list[int]] = defaultdict(list)
        for one in body:
            if isinstance(one, Function) and one.name.startswith("test"):
                lines[one.name].append(one.lineno)
        for name, at in lines.items():
            if file.is_looked_at and len(at) > 1:
                yield (
                    f"give each test a name of its own: {len(at)} are named {name} in"
                    f" {file.shown} (lines {', '.join(map(str, at))}), and only the last"
                    " is run"
                )


def _skipped_at_once(file: File) -> Iterator[str]:
    """A mark that keeps all tests of a file, or of a class, from failing."""
    for one in file.classes:
        for mark in one.decorator_list:
            if tests_in(one.body) and SKIPPING.search(name := _named(mark)):
                if not _waits_for_a_setting(mark, file):
                    yield f"take @{name} away from class {one.name} in {file.shown}"
    for node in file.tree.body:
        if (
            isinstance(node, ast.Assign)
            and ast.unparse(node.targets[0]) == "pytestmark"
        ):
            found = SKIPPING.search(ast.unparse(node.value))
            if found and not _waits_for_a_setting(node.value, file):
                yield f"take {found[0]} out of pytestmark in {file.shown}"


def _waits_for_a_setting(mark: ast.expr, file: File) -> bool:
    """Whether a mark skips only where a variable of the environment is not set: the tests
    that are asked about have run, so it was.
    """
    set_here = {
        target.id: ast.unparse(node.value)
        for node in file.tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    names = {node.id for node in ast.walk(mark) if isinstance(node, ast.Name)}
    asked = [ast.unparse(mark), *(set_here.get(name, "") for name in sorted(names))]
    return any(map(SETTING.search, asked))


def _named(mark: ast.expr) -> str:
    return ast.unparse(mark).partition("(")[0]


def _why_silent(
    test: Function, file: File, functions: dict[str, Function]
) -> Iterator[str]:
    """Why one test passes, or is passed over, whatever comes out."""
    where = file.place(test)
    decorators = (
        one for one in test.decorator_list if not _waits_for_a_setting(one, file)
    )
    marks = [f"@{_named(one)}" for one in decorators]
    parts = (node for one in test.body for node in ast.walk(one))
    calls = (node for node in parts if isinstance(node, ast.Call))
    marks += [f"{ast.unparse(one.func)}()" for one in calls]
    if skips := [one for one in marks if SKIPPING.search(one)]:
        yield f"take {skips[0]} away from {where}: with it, the test cannot fail"
        return
    if not asserts(test, functions):
        yield f"write an assert into {where}: without one it passes whatever comes out"


def _what_cannot_fail(function: Function, where: str) -> Iterator[str]:
    """What in a test, or in a function that it calls, looks like a comparison."""
    for node in ast.walk(function):
        if isinstance(node, ast.Assert) and isinstance(node.test, ast.Attribute):
            if (method := node.test.attr) in METHODS:
                yield (
                    f"write brackets behind .{method} in {where}: without them nothing is"
                    " asked, and the method itself counts as true"
                )
        if isinstance(node, ast.Assert) and isinstance(node.test, ast.Tuple):
            yield (
                f"take the brackets behind assert away in {where}: a pair of values is"
                " always true"
            )
        if isinstance(node, ast.Try) and _swallows(node):
            yield (
                f"take the try away in {where}: it catches the error with which the"
                " test would fail"
            )


def _swallows(node: ast.Try) -> bool:
    """Whether an assertion within `try` is caught, and nothing is raised for it."""
    return asserts(ast.Module(node.body, []), {}) and any(
        (one.type is None or any(n in ast.unparse(one.type) for n in SWALLOWING))
        and not asserts(ast.Module(one.body, []), {})
        for one in node.handlers
    )
