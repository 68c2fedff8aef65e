"""The tests that a kata hands over notice none of its wrong models, and those that a stage
begins with none of its own: there is something to learn. That the tests of a solution notice
each is a part of the check that it passes.

A wrong model that is noticed before its stage says by what: `NOTICED_BEFORE = "..."`.
"""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from drydock.judging.model_checks import trial_on_models
from drydock.judging.variants import WRONG_MODELS
from drydock.judging.own_test_answers import failures
from drydock.judging.own_test_judgement import Bench, Judgement
from drydock.sandbox.crew import Crew
from drydock.sandbox.job import Job
from drydock.workbook.house import HERE, Stage
from drydock.workbook.workspace import Workspace

LIMIT = 60.0
PLACE = "artifacts/model.joblib"
STAGES = [
    stage
    for kata in HERE.katas
    for stage in HERE.stages(kata)
    if (stage.tests / WRONG_MODELS).is_dir()
]


@pytest.mark.long
@pytest.mark.parametrize("stage", STAGES, ids=str)
def test_what_is_handed_over_notices_no_wrong_model(stage: Stage) -> None:
    assert not _noticed(stage, HERE.start(stage.kata))


@pytest.mark.long
@pytest.mark.parametrize("stage", STAGES, ids=str)
def test_what_a_stage_begins_with_notices_only_what_says_so(stage: Stage) -> None:
    said_so = {
        path.stem
        for path in (stage.tests / WRONG_MODELS).glob("*.py")
        if "NOTICED_BEFORE = " in path.read_text("utf-8")
    }
    assert _noticed(stage, HERE.before(stage)) == said_so


def _noticed(stage: Stage, given: Stage) -> set[str]:
    """Which wrong models of a stage the tests of an earlier one notice."""
    with Crew() as crew, ExitStack() as stack:
        bench = Bench(Workspace(stage, given.solution), crew, stack, LIMIT)
        own: Job = bench.on_own()
        judgement: Judgement = trial_on_models(bench, PLACE).judgement(own)
        said = judgement.mutants
    assert said and not any(outcome.stop for outcome in said.values())
    return {one.path.stem for one, outcome in said.items() if failures(outcome)}
