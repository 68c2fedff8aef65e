"""The tests of a reference catch what a participant's tests have to catch, and more.

`beyond/` beside `mutants/` holds wrong code for which a lesson asks no test of its
participants: only the tests of the reference solutions have to notice it.
"""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from pathlib import Path
from types import ModuleType

import isort
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
WITH_BEYOND = [stage for stage in STAGES if list(stage.tests.glob(f"{BEYOND}/*.py"))]
AND_LATER = [
    (stage, later)
    for stage in WITH_BEYOND
    for later in HERE.stages(stage.kata)
    if later.number > stage.number
]
# What a later stage changes on purpose: from there on it is not wrong any more.
UNTIL = {"above_the_last_edge_is_a_band": 16, "an_infinite_edge_is_left_out": 16}


def _unit_tests(stage: Stage) -> ModuleType:
    """What lays out the code beside which the tests of functions are judged."""
    return load(HERE.seam(stage.kata).with_name("unit_tests.py"))


def _require_caught(stage: Stage, work: Stage, tmp_path: Path, *kinds: str) -> None:
    """The tests of `work`, as it is solved, notice the wrong code of a stage, without the
    harness."""
    tests, code = tmp_path / "tests", tmp_path / "code"
    shutil.copytree(work.solution, tests)
    unit_tests = _unit_tests(stage)
    unit_tests.leave_out_what_cannot_tell(tests, stage)
    unit_tests.lay_out(Workspace(stage, work.solution), tests, code)
    changed = against(stage, code)
    wrong = [
        one
        for kind in kinds
        for one in variants(changed, kind)
        if work.number < UNTIL.get(one.path.stem, work.number + 1)
    ]
    with Crew() as crew, ExitStack() as stack:
        bench = Bench(Workspace(changed, tests), crew, stack, 60)
        require_caught(outcomes(bench.on_wrong(wrong)))


@pytest.mark.parametrize("stage", WITH_BEYOND, ids=str)
def test_the_tests_of_a_reference_catch_more_than_is_asked(
    stage: Stage, tmp_path: Path
) -> None:
    _require_caught(stage, stage, tmp_path, BEYOND)


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
    _require_caught(stage, later, tmp_path, MUTANTS, BEYOND)


# The stage after which the imports are in order: ide begins with some that are not.
IN_ORDER_SINCE = {"titanic": 7, "loans": 0}


@pytest.mark.parametrize("kata", IN_ORDER_SINCE)
def test_the_imports_of_the_references_are_as_isort_leaves_them(kata: str) -> None:
    """With the settings of the project, by which what lies beside a file is its own."""
    settings = isort.Config(settings_path=str(HERE.root))
    wrong = [
        str(file.relative_to(HERE.root))
        for stage in HERE.stages(kata)
        if stage.number >= IN_ORDER_SINCE[kata]
        for file in stage.solution.rglob("*.py")
        if not isort.check_file(
            file, config=isort.Config(config=settings, src_paths=(stage.solution,))
        )
    ]
    assert not wrong
