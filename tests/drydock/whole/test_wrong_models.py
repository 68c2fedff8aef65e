"""The tests that a kata hands over notice none of its wrong models: there is something to
learn. That the tests of a solution notice each is a part of the check that it passes.
"""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from drydock.judging.model_checks import WRONG, trial_on_models
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
    if (stage.tests / WRONG).is_dir()
]


@pytest.mark.long
@pytest.mark.parametrize("stage", STAGES, ids=str)
def test_what_is_handed_over_notices_no_wrong_model(stage: Stage) -> None:
    given = Workspace(stage, HERE.start(stage.kata).solution)
    with Crew() as crew, ExitStack() as stack:
        bench = Bench(given, crew, stack, LIMIT)
        own: Job = bench.on_own()
        judgement: Judgement = trial_on_models(bench, PLACE).judgement(own)
        assert not failures(judgement.own)
        said = judgement.mutants
    assert said
    assert not [str(one) for one, outcome in said.items() if failures(outcome)]
