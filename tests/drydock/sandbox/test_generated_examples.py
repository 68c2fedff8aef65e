"""Tests that let hypothesis generate their examples are the same at each run of a check."""

from __future__ import annotations

import toy
from double import VARIANT, judge_tests

from drydock.judging.own_test_answers import failures
from drydock.judging.own_test_checks import how_to_find_out
from drydock.judging.own_test_judgement import Judgement
from drydock.workbook.house import House
from drydock.workbook.workspace import Workspace

GENERATED = """
import time

from hypothesis import given, settings
from hypothesis import strategies as st
from calc import double

seen = []


{settings}
@given(number=st.integers(0, 10**9))
def test_it(number):
    seen.append(number)
    time.sleep({seconds})
    assert double(number) == 2 * number, (len(seen), seen[-1])
"""
WRONG_FROM_FAR = VARIANT.format("odd", "number * 2 + (number > 10**6)")


def _judge(
    house: House, settings: str = "", seconds: float = 0
) -> tuple[Workspace, Judgement]:
    tests = GENERATED.format(settings=settings, seconds=seconds)
    toy.write(house.exercise("toy"), {"tests/test_calc.py": tests})
    work = Workspace(house.stage("1"), house.exercise("toy"))
    return work, toy.judge(work, limit=30)


def test_the_same_examples_are_generated_and_the_first_that_fails_will_do(
    house: House,
) -> None:
    judge_tests(house)
    mutant = house.stage("1").tests / "mutants/is_squared.py"
    mutant.write_text(WRONG_FROM_FAR, "utf-8")
    told = []
    for _ in range(2):
        work, judgement = _judge(house)
        assert not failures(judgement.own)
        outcome = next(iter(judgement.mutants.values()))
        told.append(failures(outcome)[0]["message"])
    assert told[0] == told[1]
    # The smallest number that fails would be 1,000,001, after many more calls.
    assert "1000001" not in told[0]
    assert not list(work.folder.rglob(".hypothesis"))


def test_a_deadline_that_is_missed_is_told_as_that(house: House) -> None:
    judge_tests(house)
    work, judgement = _judge(house, "@settings(deadline=1)", 0.01)
    assert "@settings(deadline=None)" in how_to_find_out(judgement.own, work)
