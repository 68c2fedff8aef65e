"""Every stage of every kata, in both directions; all found from the folders.

Of the turns a tenth is taken, with each commit another; all with -k or --long.
"""

from __future__ import annotations

import re

import pytest
from by_commit import a_share_of
from early import check_until

from drydock.judging.checking import check
from drydock.judging.turns import Turn, turns
from drydock.judging.variants import CORRECT, MUTANTS, Variant, variants
from drydock.judging.verdict import Verdict, Word
from drydock.workbook.house import HERE, Stage

OF_THE_ENGINE = re.compile(
    r"\bdrydock\.(sandbox|judging|workbook|guidance|interfaces|safekeeping)\b"
)
THINGS = ("tables", "models", "services", "servers")
MADE = tuple(f"{kind}_{one}" for kind in ("wrong", "right") for one in THINGS)
STAGES = [stage for kata in HERE.katas for stage in HERE.stages(kata)]
WITH_SOLUTION = [s for s in STAGES if s.tests.is_dir() and s.solution.is_dir()]
WITH_TASK = [stage for stage in WITH_SOLUTION if HERE.before(stage) != stage]
VARIANTS = [
    variant
    for stage in STAGES
    for kind in (MUTANTS, CORRECT, *MADE)
    for folder in sorted(stage.tests.rglob(kind))
    for variant in variants(stage, str(folder.relative_to(stage.tests)))
]
WRONG_TABLES = [one for one in VARIANTS if one.path.parent.name == "wrong_tables"]
WRONG_TURNS = [turn for stage in STAGES for turn in turns(stage, "wrong_turns")]
RIGHT_TURNS = [turn for stage in STAGES for turn in turns(stage, "right_turns")]
JUDGING_TESTS = [stage for stage in STAGES if (stage.tests / MUTANTS).is_dir()]


def _text(verdict: Verdict) -> str:
    return "\n".join(verdict.lines())


def _hold_voice(verdict: Verdict) -> None:
    """Whatever fails is told in three lines: what was expected, found, and is next; and
    nobody is shown a module of the engine."""
    told = [found.told for found in verdict.findings if found.told]
    assert told
    for one in told:
        lines = str(one).splitlines()
        assert [line[:10] for line in lines] == [
            "Expected: ",
            "Found:    ",
            "Next:     ",
        ]
        assert all(line[10:].strip() for line in lines)
        assert not one.remedy.endswith("."), one.remedy
        assert not OF_THE_ENGINE.search(str(one)), str(one)


@pytest.mark.parametrize("stage", WITH_SOLUTION, ids=str)
def test_the_solution_passes_its_check(stage: Stage) -> None:
    verdict = check(stage, stage.solution)
    assert verdict.word is Word.PASS, _text(verdict)


@pytest.mark.parametrize("stage", a_share_of(WITH_TASK, 4), ids=str)
def test_the_start_fails_the_check(stage: Stage) -> None:
    verdict = check(stage, HERE.before(stage).solution)
    assert verdict.word is Word.FAIL, _text(verdict)
    _hold_voice(verdict)


@pytest.mark.parametrize("turn", a_share_of(WRONG_TURNS), ids=str)
def test_a_wrong_turn_fails_with_the_message_meant_for_it(turn: Turn) -> None:
    tells = turn.tells
    assert tells

    def is_told(verdict: Verdict) -> bool:
        text = _text(verdict)
        return verdict.word is Word.FAIL and all(part in text for part in tells)

    with turn.taken() as exercise:
        verdict = check_until(is_told, turn.stage, exercise)
    assert is_told(verdict), _text(verdict)
    _hold_voice(verdict)


@pytest.mark.parametrize("turn", a_share_of(RIGHT_TURNS), ids=str)
def test_a_right_turn_passes(turn: Turn) -> None:
    with turn.taken() as exercise:
        verdict = check(turn.stage, exercise)
    assert verdict.word is Word.PASS, _text(verdict)


@pytest.mark.parametrize("kata", HERE.katas)
def test_every_turn_finds_what_it_changes(kata: str) -> None:
    """Those too that no check judges with this commit."""
    found = [one for one in (*WRONG_TURNS, *RIGHT_TURNS) if one.stage.kata == kata]
    assert found
    for turn in found:
        with turn.taken() as exercise:
            assert exercise.is_dir()


@pytest.mark.parametrize("stage", STAGES, ids=str)
def test_no_turn_and_no_variant_looks_like_a_test(stage: Stage) -> None:
    """pytest would collect it as a part of the check."""
    assert not list(stage.tests.glob("*/**/test_*.py"))


@pytest.mark.parametrize("variant", VARIANTS, ids=str)
def test_a_variant_says_in_plain_words_what_it_is(variant: Variant) -> None:
    assert len(variant.says) > 20
    assert variant.says.endswith(".")


@pytest.mark.parametrize("variant", WRONG_TABLES, ids=str)
def test_a_wrong_table_says_what_a_refusal_must_name(variant: Variant) -> None:
    assert variant.faults and all(all(words) for words in variant.faults)


@pytest.mark.parametrize("stage", JUDGING_TESTS, ids=str)
def test_a_stage_that_judges_tests_has_variants_enough(stage: Stage) -> None:
    assert 4 <= len(variants(stage, MUTANTS)) <= 12
    assert len(variants(stage, CORRECT)) >= 2


@pytest.mark.parametrize("stage", WITH_TASK, ids=str)
def test_a_stage_has_turns_enough(stage: Stage) -> None:
    assert len(turns(stage, "wrong_turns")) >= 3
    assert len(turns(stage, "right_turns")) >= 2
