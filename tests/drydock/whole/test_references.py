"""The tests of a reference catch what a participant's tests have to catch, and more.

`beyond/` beside `mutants/` holds wrong code for which a lesson asks no test of its
participants: only the tests of the reference solutions have to notice it.
"""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from pathlib import Path
from types import ModuleType

import pytest

from drydock.judging.own_test_answers import require_caught
from drydock.judging.own_test_judgement import Bench, outcomes
from drydock.judging.variants import MUTANTS, against, functions_in, variants
from drydock.sandbox.crew import Crew
from drydock.workbook.house import HERE, Stage
from drydock.workbook.loading import load
from drydock.workbook.workspace import Workspace, modules_in

BEYOND = "beyond"
STAGES = [stage for kata in HERE.katas for stage in HERE.stages(kata)]
WITH_BEYOND = [stage for stage in STAGES if (stage.tests / BEYOND).is_dir()]
AND_LATER = [
    (stage, later)
    for stage in WITH_BEYOND
    for later in HERE.stages(stage.kata)
    if later.number > stage.number
]


def _unit_tests(stage: Stage) -> ModuleType:
    """What lays out the code beside which the tests of functions are judged."""
    return load(HERE.seam(stage.kata).with_name("unit_tests.py"))


def _require_caught(stage: Stage, work: Path, tmp_path: Path, *kinds: str) -> None:
    """The tests of `work` notice the wrong code of a stage, without the harness."""
    tests, code = tmp_path / "tests", tmp_path / "code"
    shutil.copytree(work, tests)
    unit_tests = _unit_tests(stage)
    unit_tests.leave_out_what_cannot_tell(tests, stage)
    unit_tests.lay_out(Workspace(stage, work), tests, code)
    changed = against(stage, code)
    wrong = [one for kind in kinds for one in variants(changed, kind)]
    with Crew() as crew, ExitStack() as stack:
        bench = Bench(Workspace(changed, tests), crew, stack, 60)
        require_caught(outcomes(bench.on_wrong(wrong)))


@pytest.mark.parametrize("stage", WITH_BEYOND, ids=str)
def test_the_tests_of_a_reference_catch_more_than_is_asked(
    stage: Stage, tmp_path: Path
) -> None:
    _require_caught(stage, stage.solution, tmp_path, BEYOND)


@pytest.mark.long
@pytest.mark.parametrize(("stage", "later"), AND_LATER, ids=str)
def test_the_tests_of_later_references_catch_it_too(
    stage: Stage, later: Stage, tmp_path: Path
) -> None:
    if not later.solution.is_dir():
        pytest.skip("a stage without a task")
    wanted = _unit_tests(stage).wanted(stage)
    given = [functions_in(one) for one in modules_in(later.solution)]
    if not wanted <= frozenset().union(*given):
        pytest.skip("a later stage has taken functions away, on purpose")
    _require_caught(stage, later.solution, tmp_path, MUTANTS, BEYOND)
