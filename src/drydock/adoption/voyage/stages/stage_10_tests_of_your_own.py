"""Functions have tests of their own, beyond the lock, and these notice what goes wrong."""

from __future__ import annotations

import ast
import time
from functools import partial

from drydock.adoption.voyage import wrong_functions
from drydock.adoption.voyage.held_lock import script_still_gives
from drydock.adoption.voyage.own_tests import require_that_pytest_runs, run_tests
from drydock.adoption.voyage.seen import AT_LEAST, PATIENCE, Sight
from drydock.adoption.voyage.stages.stage_06_the_lock import OF_THE_LOCK
from drydock.adoption.voyage.work import Work
from drydock.adoption.voyage.wrong_functions import WrongFunction
from drydock.detail import cut
from drydock.errors import CheckFailed, NotYet
from drydock.judging.reading.own_test_files import File, python_in
from drydock.judging.reading.silent_tests import (
    why_none_is_found,
    why_nothing_is_noticed,
)
from drydock.safekeeping import passed_work

LEAST_TESTS = 3
LEAST_NOTICED = 2  # one in so many of the wrong versions
LEAST_TOLD = 4  # wrong versions that say enough of tests
MOST_ROUNDS = 3
EXAMPLES = 2


def there_are_tests_beyond_the_lock(work: Work) -> None:
    """There are tests of functions, besides the lock"""
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
            expected=f"at least {LEAST_TESTS} tests of your own in tests/, besides"
            f" {OF_THE_LOCK}",
            found=f"{count}",
            remedy=(
                reasons
                or [
                    "write one for a function with a few cases: what goes in, and"
                    " what should come out, worked out by hand"
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
    began = time.monotonic()
    told = run_tests(work, names)
    work.seconds_of_tests = time.monotonic() - began
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


def they_notice_wrong_versions(work: Work) -> None:
    """They notice most wrong versions of your functions"""
    names = [one.shown for one in _test_files(work)]
    tries = wrong_functions.rounds(work)
    if work.are_tests_red or not names or not tries:
        raise NotYet  # tests that refuse right code refuse any
    noticed, missed = _tried(work, names, tries)
    counted = noticed + len(missed)
    if noticed * LEAST_NOTICED < counted:
        raise CheckFailed(
            expected=f"your tests notice at least half of {counted} wrong versions of your"
            " functions, without the lock",
            found=f"they notice {noticed}, but not, for example, {'; '.join(missed[:EXAMPLES])}",
            remedy="write a test with an input for which that line matters, and with what should"
            " come out, worked out by hand",
        )


def _tried(
    work: Work, names: list[str], tries: list[list[WrongFunction]]
) -> tuple[int, list[str]]:
    """How many wrong versions the tests notice; and those that they do not, though somebody
    could see that they are wrong. More are tried where too few of them can be told."""
    noticed, missed = 0, list[str]()
    sight = Sight(work, [one for wrong in tries[:MOST_ROUNDS] for one in wrong])
    for wrong in tries[:MOST_ROUNDS]:
        passed_over = _passed_over(work, names, wrong)
        noticed += len(wrong) - len(passed_over)
        if noticed * LEAST_NOTICED >= noticed + len(missed) + len(passed_over):
            break
        work.tell("what could be seen of those that your tests do not notice")
        seen = zip(passed_over, sight.of(passed_over), strict=True)
        missed += [f"{one} ({by})" for one, by in seen if by]
        if noticed + len(missed) >= LEAST_TOLD:
            break
    return noticed, missed


def _passed_over(
    work: Work, names: list[str], wrong: list[WrongFunction]
) -> list[WrongFunction]:
    """Those of some wrong versions with which all tests pass."""
    work.tell(f"your tests, on {len(wrong)} wrong versions of your functions")
    limit = max(AT_LEAST, PATIENCE * work.seconds_of_tests)
    calls = [
        partial(run_tests, work, names, {one.file: one.text}, limit) for one in wrong
    ]
    told = work.python.at_once(calls)
    return [
        one
        for one, said in zip(wrong, told, strict=True)
        if said["tests"] and all(test["outcome"] == "passed" for test in said["tests"])
    ]


def _test_files(work: Work) -> list[File]:
    """The participant's test files."""
    return [
        one for one in python_in(work.folder) if one.tests and one.shown != OF_THE_LOCK
    ]


def _functions(tree: ast.Module) -> list[ast.FunctionDef]:
    return [one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)]


PARTS = (
    there_are_tests_beyond_the_lock,
    they_can_fail,
    they_pass_on_your_code,
    they_notice_wrong_versions,
    script_still_gives,
)
