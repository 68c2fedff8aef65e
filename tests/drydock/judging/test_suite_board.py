"""A check that asks for it ends with what the suite costs, and what it notices."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import toy
from double import GOOD, judge_tests

from drydock.interfaces.report import VerdictReport
from drydock.judging.checking import check
from drydock.judging.verdict import Verdict, Word
from drydock.workbook.house import House

CHECK = """
from drydock.judging.own_test_checks import YOUR_TESTS
from drydock.judging.suite_board import SUITE_BOARD

test_your_tests = YOUR_TESTS
test_suite_board = SUITE_BOARD
"""
NEXT = {"hint": None, "commit": [], "lesson": None}
MANY = "from calc import double\n\ndef test_it():\n    assert double(3) == 6\n"


@pytest.fixture(name="house")
def _house(house: House) -> House:
    judge_tests(house)
    check_file = "tests/toy/stage_01_mend_it/test_mend_it.py"
    tests = {f"exercises/toy/tests/test_{one}.py": MANY for one in "abcdefg"}
    toy.write(house.root, {check_file: CHECK, **tests})
    (house.root / ".drydock").mkdir()
    return house


def _board(verdict: Verdict) -> tuple[str, ...]:
    [found] = [one for one in verdict.findings if "suite" in one.title]
    return found.notes if found.word is Word.NOTE else (str(found.word),)


def _kept(house: House) -> Path:
    return house.root / ".drydock/suite/toy.json"


def test_the_board(house: House) -> None:
    toy.write(house.root, {".drydock/suite/toy.json": '{"00": [3, 4], "02": [1, 2]}'})
    verdict = check(house.stage("1"))
    assert verdict.word is Word.PASS
    board = _board(verdict)
    assert board[0].startswith("7 tests in ") and board[0].endswith(" s")
    assert board[1].startswith("  1 test in 0.") and ": tests/test_" in board[1]
    assert board[7:] == (
        "  and 1 more file",
        "Of what is wrong, it notices:",
        "  stage 01: 1 of 1",
        "  stage 00: 3 of 4, when its check last ran",
    )
    assert all(len(line) <= 80 and line.isascii() for line in verdict.lines())
    assert json.loads(_kept(house).read_text())["01"] == [1, 1]
    document = verdict.as_json() | {"title": "x", "last_saved": "", "next": NEXT}
    shown = VerdictReport(document)._repr_html_()  # pylint: disable=protected-access
    assert "stage 01: 1 of 1" in shown


def test_what_is_not_noticed_and_what_cannot_be_known(house: House) -> None:
    toy.write(house.root, {".drydock/suite/toy.json": "[]"})
    for one in "abcdefg":
        (house.exercise("toy") / f"tests/test_{one}.py").write_text(
            GOOD.replace("3) == 6", "2) == 4"), "utf-8"
        )
    verdict = check(house.stage("1"))
    assert verdict.word is Word.FAIL
    assert _board(verdict)[-1] == "  stage 01: 0 of 1"
    (house.exercise("toy") / "tests/test_a.py").write_text("assert 0\n", "utf-8")
    assert _board(check(house.stage("1"))) == ("WAITING",)
    assert _board(check(house.stage("1"), house.stage("1").solution)) == ("WAITING",)
    assert json.loads(_kept(house).read_text()) == {"01": [0, 1]}
