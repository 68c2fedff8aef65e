"""A reference that does not do what it should is the workbook's fault, never the tests'."""

from __future__ import annotations

import shutil
from contextlib import ExitStack

import pytest
import toy
from double import DOUBLE, GOOD, VARIANT, judge_tests

from drydock.errors import CheckFailed, WorkbookBroken
from drydock.judging import own_test_checks
from drydock.judging.checking import check
from drydock.judging.own_test_judgement import Bench, Trial
from drydock.judging.verdict import Word
from drydock.sandbox.crew import Crew
from drydock.workbook.house import House
from drydock.workbook.workspace import Workspace

pytestmark = toy.needs_git


@pytest.fixture(name="house")
def _house(house: House) -> House:
    """A house whose stage 01 judges the tests of `double`, all of it committed."""
    judge_tests(house)
    for folder in (house.stage("1").solution, house.exercise("toy")):
        toy.write(folder, {"tests/test_calc.py": GOOD})
    toy.commit_all(house)
    return house


def _accept_right_code(house: House) -> None:
    """What a check does once the tests pass on their own code."""
    workspace = Workspace(house.stage("1"), house.exercise("toy"))
    with Crew() as crew, ExitStack() as stack:
        bench = Bench(workspace, crew, stack, 30)
        judgement = Trial(bench).judgement(bench.on_own())
        own_test_checks.test_your_tests_accept_other_right_code(judgement)
        own_test_checks.test_your_tests_notice_wrong_code(judgement, workspace)


def test_a_sound_reference_is_no_hindrance(house: House) -> None:
    _accept_right_code(house)


@pytest.mark.parametrize(
    "code",
    [
        "def double(:\n",
        "from nowhere import double\n",
        "def doubled(number):\n    return number * 2\n",
        "def double(number):\n    return number\n",
        "def double(number):\n    return twice(number)\n",
    ],
)
def test_a_broken_reference_is_told_with_what_brings_it_back(
    house: House, code: str
) -> None:
    reference = house.stage("1").solution / "calc.py"
    reference.write_text(code, "utf-8")
    with pytest.raises(WorkbookBroken) as raised:
        _accept_right_code(house)
    shown = reference.relative_to(house.root).as_posix()
    assert raised.value.remedy == f"bring it back with: git checkout HEAD -- {shown}"


def test_a_reference_that_is_gone_is_told(house: House) -> None:
    reference = house.stage("1").solution / "calc.py"
    reference.unlink()
    with pytest.raises(WorkbookBroken, match="git checkout HEAD -- solutions/toy"):
        _accept_right_code(house)


def test_a_correct_variant_that_is_wrong_is_told(house: House) -> None:
    variant = house.stage("1").tests / "correct/is_added.py"
    variant.parent.mkdir()
    variant.write_text(VARIANT.format("five", "number + 2"), "utf-8")
    with pytest.raises(WorkbookBroken, match="passes its own tests"):
        _accept_right_code(house)


def test_tests_that_refuse_a_sound_reference_are_at_fault(house: House) -> None:
    work = house.exercise("toy")
    (work / "calc.py").write_text(f"{DOUBLE}\nHELPER = 1\n", "utf-8")
    insists = GOOD + "    import calc\n    assert calc.HELPER\n"
    (work / "tests/test_calc.py").write_text(insists, "utf-8")
    with pytest.raises(CheckFailed, match="HELPER"):
        _accept_right_code(house)


@pytest.mark.parametrize("right", [True, False])
@pytest.mark.parametrize("whose", ["00-start", "01-mend-it"])
@pytest.mark.parametrize("how", ["missing", "garbled"])
def test_a_reference_that_cannot_be_read_is_told_before_any_fault(
    house: House, whose: str, how: str, right: bool
) -> None:
    """Where the work is right it is not in the way."""
    (house.root / "tests/toy/stage_00_start").mkdir()
    rows = toy.RIGHT if right else "rows = [(1, 9)]"
    (house.exercise("toy") / "toy.ipynb").write_text(toy.notebook(rows), "utf-8")
    reference = house.root / "solutions/toy" / whose / "toy.ipynb"
    if how == "garbled":
        reference.write_text("{ no notebook", "utf-8")
    else:
        shutil.rmtree(reference.parent)
    verdict = check(house.stage("1"))
    assert verdict.word is (Word.PASS if right else Word.BROKEN)
    if not right:
        told = [one.told for one in verdict.findings if one.word is Word.BROKEN]
        assert f"git checkout HEAD -- solutions/toy/{whose}" in str(told[0])
        assert not [one for one in verdict.findings if one.word is Word.FAIL]
