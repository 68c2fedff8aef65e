"""The tests of each solution notice the wrong code of the stages before it as well.

That they notice what is wrong by their own stage is a part of the check that each
solution passes.
"""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from drydock.errors import CheckFailed
from drydock.judging.baseline import approved_file
from drydock.judging.own_test_answers import failures
from drydock.judging.own_test_judgement import Bench, outcomes
from drydock.judging.variants import MUTANTS, Variant, against, variants
from drydock.sandbox.crew import Crew
from drydock.sandbox.runner import light_libraries
from drydock.workbook.house import HERE, Stage
from drydock.workbook.workspace import Workspace

LIMIT = 60.0


def _earlier(stage: Stage) -> list[Stage]:
    """The stages before with wrong code that is still wrong: none from before the last
    stage that has changed what is right."""
    return [
        one
        for one in HERE.stages(stage.kata)
        if one.number < stage.number
        and (one.tests / MUTANTS).is_dir()
        and approved_file(one, "features") == approved_file(stage, "features")
    ]


STAGES = [
    stage
    for kata in HERE.katas
    for stage in HERE.stages(kata)
    if stage.solution.is_dir() and _earlier(stage)
]


def _is_there(variant: Variant) -> bool:
    """Whether a variant changes a function that the solution still has."""
    try:
        return bool(variant.module)
    except CheckFailed:
        return False


@pytest.mark.parametrize(
    "stage",
    [STAGES[0], *(pytest.param(s, marks=pytest.mark.long) for s in STAGES[1:])],
    ids=str,
)
def test_a_solution_notices_the_wrong_code_of_earlier_stages(stage: Stage) -> None:
    wrong = [
        variant
        for one in _earlier(stage)
        for variant in variants(against(one, stage.solution), MUTANTS)
        if _is_there(variant)
    ]
    assert wrong
    with (
        Crew(light_libraries=light_libraries(stage.house, stage.kata)) as crew,
        ExitStack() as stack,
    ):
        bench = Bench(Workspace(stage, stage.solution), crew, stack, LIMIT)
        said = outcomes(bench.on_wrong(wrong))
    assert not [str(one) for one, outcome in said.items() if not failures(outcome)]
