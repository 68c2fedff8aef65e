"""Functions have tests of their own, beyond the lock, and these notice what goes wrong."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from drydock.adoption.locking import trees
from drydock.adoption.proving.versions import WrongVersion, of_script
from drydock.adoption.voyage.held_lock import script_still_gives
from drydock.adoption.voyage.own_tests import require_that_pytest_runs, run_tests
from drydock.adoption.voyage.stages.stage_06_the_lock import OF_THE_LOCK
from drydock.adoption.voyage.work import Work
from drydock.detail import cut
from drydock.errors import CheckFailed, NotYet
from drydock.judging.reading.displays import SHOWING
from drydock.judging.reading.own_test_files import File, python_in
from drydock.judging.reading.silent_tests import (
    why_none_is_found,
    why_nothing_is_noticed,
)
from drydock.safekeeping import passed_work

LEAST_TESTS = 3
MOST_VERSIONS = 8
LEAST_NOTICED = 2  # one in so many of the wrong versions
EXAMPLES = 2


def there_are_tests_beyond_the_lock(work: Work) -> None:
    """There are tests of functions, beside the lock"""
    if not any(_functions(tree) for tree in work.modules.values()):
        raise CheckFailed(
            expected="a function that can be tested by itself",
            found=f"{work.script_name} has none",
            remedy="extract one from what is done there; a rule with a few cases is best",
        )
    count = sum(len(file.tests) for file in _test_files(work))
    if count < LEAST_TESTS:
        reasons = why_none_is_found(work.folder)
        raise CheckFailed(
            expected=f"at least {LEAST_TESTS} tests of your own in tests/, beside"
            f" {OF_THE_LOCK}",
            found=f"{count}",
            remedy=(
                reasons
                or [
                    "write one for a function with a few cases: what goes in, and"
                    " what has to come out, by hand"
                ]
            )[0],
        )


def they_can_fail(work: Work) -> None:
    """Each of them can fail"""
    given = passed_work.folder(work.house.start(work.stage.kata))
    start = given if given.is_dir() else None
    for reason in why_nothing_is_noticed(work.folder, given=start):
        raise CheckFailed(
            expected="tests that fail where the code is wrong",
            found="at least one of yours cannot",
            remedy=reason,
        )


def they_pass_on_your_code(work: Work) -> None:
    """They pass on your own code"""
    names = [one.shown for one in _test_files(work)]
    if not names:
        raise NotYet
    told = run_tests(work, names)
    require_that_pytest_runs(work, told)
    failed = [one for one in told["tests"] if one["outcome"] == "failed"]
    if failed or told["error"] or not told["tests"]:
        work.are_tests_red = True
        where = failed[0]["id"] if failed else names[0]
        message = failed[0]["message"] if failed else told["error"] or "it has no tests"
        raise CheckFailed(
            expected="python -m pytest passes in the folder",
            found=f"{where}: {cut(message, 200)}",
            remedy="run it yourself; is it the test that is wrong, or the code?",
        )


@dataclass(frozen=True)
class _Wrong:
    """A module with one change in a function."""

    file: str
    text: str
    version: WrongVersion

    def __str__(self) -> str:
        was, now = (
            next((o[1:].strip() for o in self.version.difference if o[0] == sign), "")
            for sign in "-+"
        )
        return f"{self.file}, line {self.version.line}: {cut(was)} as {cut(now) or 'nothing'}"


def they_notice_wrong_versions(work: Work) -> None:
    """They notice most wrong versions of your functions"""
    names = [one.shown for one in _test_files(work)]
    wrong = _chosen(list(_wrong_versions(work)))
    if work.are_tests_red or not names or not wrong:
        raise NotYet  # tests that refuse right code refuse any
    work.tell(f"your tests, on {len(wrong)} wrong versions of your functions")
    calls = [partial(run_tests, work, names, {one.file: one.text}) for one in wrong]
    told = work.python.at_once(calls)
    passed_over = [
        one
        for one, said in zip(wrong, told, strict=True)
        if said["tests"] and all(test["outcome"] == "passed" for test in said["tests"])
    ]
    if (len(wrong) - len(passed_over)) * LEAST_NOTICED < len(wrong):
        shown = "; ".join(map(str, passed_over[:EXAMPLES]))
        raise CheckFailed(
            expected=f"your tests notice at least half of {len(wrong)} wrong versions of your"
            " functions, without the lock",
            found=f"they notice {len(wrong) - len(passed_over)}; not, for example, {shown}",
            remedy="write a test with an input for which that line matters, and what comes out"
            " of it, worked out by hand",
        )


def _test_files(work: Work) -> list[File]:
    """The participant's test files."""
    return [
        one for one in python_in(work.folder) if one.tests and one.shown != OF_THE_LOCK
    ]


def _functions(tree: ast.Module) -> list[ast.FunctionDef]:
    return [one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)]


def _wrong_versions(work: Work) -> Iterator[_Wrong]:
    """Wrong versions of each module, in lines of functions."""
    for name, tree in work.modules.items():
        text = (work.folder / name).read_text("utf-8-sig")
        inside = {
            line
            for one in _functions(tree)
            for line in range(one.body[0].lineno, (one.end_lineno or 0) + 1)
        }
        inside -= set(_shown(tree))
        lines = text.splitlines(keepends=True)
        for one in of_script(text):
            if one.line in inside:
                begin = one.first - 1
                end = begin + len(one.before.splitlines())
                changed = "".join([*lines[:begin], one.segment, *lines[end:]])
                yield _Wrong(name, changed, one)


def _shown(tree: ast.Module) -> Iterator[int]:
    """The lines of statements that only print: no test need hold them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and trees.called(node.value) in SHOWING:
            yield from range(node.lineno, (node.end_lineno or 0) + 1)


def _chosen(found: list[_Wrong]) -> list[_Wrong]:
    """A few of them, from all parts: one of each line before a second of any."""
    firsts = list(
        {(one.file, one.version.line): one for one in reversed(found)}.values()
    )
    firsts.sort(key=lambda one: (one.file, one.version.line))
    step = max(1, -(-len(firsts) // MOST_VERSIONS))
    return firsts[::step]


PARTS = (
    there_are_tests_beyond_the_lock,
    they_can_fail,
    they_pass_on_your_code,
    they_notice_wrong_versions,
    script_still_gives,
)
