"""Every stage of every kata, in both directions; all found from the folders."""

from __future__ import annotations

import pytest

from drydock.checking import check
from drydock.layout import HERE, Stage
from drydock.turns import Turn, turns
from drydock.verdict import Verdict, Word

STAGES = [stage for kata in HERE.katas for stage in HERE.stages(kata)]
WITH_SOLUTION = [s for s in STAGES if s.tests.is_dir() and s.solution.is_dir()]
WITH_TASK = [stage for stage in WITH_SOLUTION if HERE.before(stage) != stage]
WRONG_TURNS = [turn for stage in STAGES for turn in turns(stage, "wrong_turns")]
RIGHT_TURNS = [turn for stage in STAGES for turn in turns(stage, "right_turns")]


def _text(verdict: Verdict) -> str:
    return "\n".join(line for found in verdict.findings for line in found.lines())


@pytest.mark.parametrize("stage", WITH_SOLUTION, ids=str)
def test_the_solution_passes_its_check(stage: Stage) -> None:
    verdict = check(stage, stage.solution)
    assert verdict.word is Word.PASS, _text(verdict)


@pytest.mark.parametrize("stage", WITH_TASK, ids=str)
def test_the_start_fails_the_check(stage: Stage) -> None:
    verdict = check(stage, HERE.before(stage).solution)
    assert verdict.word is Word.FAIL, _text(verdict)


@pytest.mark.parametrize("turn", WRONG_TURNS, ids=str)
def test_a_wrong_turn_fails_with_the_message_meant_for_it(turn: Turn) -> None:
    with turn.taken() as exercise:
        verdict = check(turn.stage, exercise)
    text = _text(verdict)
    assert verdict.word is Word.FAIL, text
    assert not [part for part in turn.tells if part not in text], text


@pytest.mark.parametrize("turn", RIGHT_TURNS, ids=str)
def test_a_right_turn_passes(turn: Turn) -> None:
    with turn.taken() as exercise:
        verdict = check(turn.stage, exercise)
    assert verdict.word is Word.PASS, _text(verdict)


@pytest.mark.parametrize("stage", WITH_TASK, ids=str)
def test_a_stage_has_turns_enough(stage: Stage) -> None:
    assert len(turns(stage, "wrong_turns")) >= 3
    assert len(turns(stage, "right_turns")) >= 2
