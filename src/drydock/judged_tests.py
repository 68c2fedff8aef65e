"""The part of a check that judges a participant's own tests.

A check takes it over with `from drydock.judged_tests import *`.
"""

from __future__ import annotations

from drydock.job import Outcome
from drydock.judging import Judgement, require_caught, require_pass

__all__ = [
    "test_your_tests_pass_on_your_code",
    "test_your_tests_accept_other_right_code",
    "test_your_tests_notice_wrong_code",
]

TEST_BEHAVIOUR = (
    "test what goes in and what comes out, by the names that the lesson gives, and"
    " not how your code does it"
)


def test_your_tests_pass_on_your_code(judgement: Judgement) -> None:
    """Your tests pass on your code"""
    require_pass(
        judgement.own,
        "there are tests of yours, and they pass on your own code",
        "your code",
        how_to_find_out(judgement.own),
    )


def how_to_find_out(own: Outcome) -> str:
    """What to do about tests that do not pass on one's own code."""
    found = own.facts.get("tests", [])
    if not (found or own.stop or own.facts.get("broken")):
        return (
            "pytest sees functions whose names begin with test_, in files whose names"
            " begin with test_: look at the names, or write the first"
        )
    if found and all(test["outcome"] == "skipped" for test in found):
        return "a test that is skipped says nothing: take away what skips it"
    return "run them alone with pytest, and look at the first that fails"


def test_your_tests_accept_other_right_code(sound_tests: Judgement) -> None:
    """Your tests accept right code that is written differently"""
    expected = "your tests accept every right implementation"
    outcomes = {}
    if sound_tests.reference is not None:
        outcomes["the reference solution"] = sound_tests.reference
    for variant, outcome in sound_tests.correct.items():
        outcomes[f"right code written differently ({variant.says})"] = outcome
    for name, outcome in outcomes.items():
        require_pass(outcome, expected, name, TEST_BEHAVIOUR)


def test_your_tests_notice_wrong_code(sound_tests: Judgement) -> None:
    """Your tests notice wrong code"""
    require_caught(sound_tests.mutants)
