"""The lock is green, and holds all that can be held."""

from __future__ import annotations

from drydock.adoption.locking.written_tests import TESTS
from drydock.adoption.voyage import wider_lock
from drydock.adoption.voyage.held_lock import lock_of, require_results
from drydock.adoption.voyage.own_tests import require_that_pytest_runs, run_tests
from drydock.adoption.voyage.work import Work
from drydock.detail import cut
from drydock.errors import CheckFailed

OF_THE_LOCK = f"{TESTS}/test_the_lock.py"
TEST = "test_is_as_approved"


def the_script_gives_what_is_locked(work: Work) -> None:
    """The script makes what is locked, as it was approved"""
    assert work.tree
    require_results(work, work.script, work.script_name)


def the_tests_pass_without_drydock(work: Work) -> None:
    """Plain pytest passes in the folder, with a test for each thing that is locked"""
    keys = lock_of(work).lock.keys
    told = run_tests(work, [OF_THE_LOCK])
    require_that_pytest_runs(work, told)
    failed = [one for one in told["tests"] if one["outcome"] == "failed"]
    if failed or told["error"]:
        shown = failed[0] if failed else {"id": OF_THE_LOCK, "message": told["error"]}
        raise CheckFailed(
            expected=f"python -m pytest {OF_THE_LOCK} passes, without Drydock",
            found=f"{shown['id']}: {cut(shown['message'], 200)}",
            remedy="run it yourself, and begin with the first that fails",
        )
    passed = sum(
        TEST in one["id"] and one["outcome"] == "passed" for one in told["tests"]
    )
    if passed < len(keys):
        raise CheckFailed(
            expected=f"a test for each of the {len(keys)} things that are locked",
            found=f"{passed} passed",
            remedy=f"bring {OF_THE_LOCK} back as it was made",
        )


def all_that_can_be_held_is_locked(work: Work) -> None:
    """What was not the same twice, and is now, is locked too"""
    if found := wider_lock.can_be_locked(work).new:
        raise CheckFailed(
            expected="what is the same in each run is locked",
            found=f"not locked yet, and the same twice now: {', '.join(found)}",
            remedy=f"lock it too: ./scripts/go adopt {work.house.shown('')} --lock",
        )


PARTS = (
    the_script_gives_what_is_locked,
    the_tests_pass_without_drydock,
    all_that_can_be_held_is_locked,
)
