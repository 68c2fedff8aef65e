"""The tests that come with the loans kata notice nothing of what its stages judge by."""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from drydock.judging.model_checks import RIGHT, placed_models
from drydock.judging.own_test_answers import failures, why_not
from drydock.judging.own_test_judgement import Bench, outcomes
from drydock.judging.remembered_answers import PendingAnswer
from drydock.judging.service_checks import WRONG, services
from drydock.judging.variants import MUTANTS, against, variants
from drydock.sandbox.crew import Crew
from drydock.workbook.house import HERE
from drydock.workbook.workspace import Workspace

PLACE = "artifacts/model.joblib"


def test_the_inherited_tests_notice_no_fault_of_a_contract(tmp_path: Path) -> None:
    """All faults are in it at once: each lets something through, or refuses too much, and
    none of them undoes another."""
    stage = HERE.stage("loans/1")
    work = tmp_path / "loans"
    shutil.copytree(stage.solution, work, ignore=shutil.ignore_patterns("tests"))
    shutil.copytree(HERE.before(stage).solution / "tests", work / "tests")
    wrong = variants(stage, MUTANTS)
    for one in wrong:
        one.put_into(work)
    with Crew() as crew, ExitStack() as stack:
        outcome = Bench(Workspace(stage, work), crew, stack, 60).on_own().wait()
    assert len(wrong) >= 10
    assert not why_not(outcome)


@pytest.mark.long
def test_the_inherited_tests_notice_no_fault_of_training(tmp_path: Path) -> None:
    """Each fault is in it alone. The model is there: it was trained yesterday."""
    stage = HERE.stage("loans/2")
    work = tmp_path / "exercises" / "loans"
    shutil.copytree(stage.solution, work, ignore=shutil.ignore_patterns("tests"))
    shutil.copytree(HERE.stage("loans/0").solution / "tests", work / "tests")
    shutil.copytree(HERE.root / "data" / "loans", tmp_path / "data" / "loans")
    subprocess.run([sys.executable, "training.py"], cwd=work, check=True)
    trained = against(stage, work)
    wrong = variants(trained, MUTANTS)
    with Crew() as crew, ExitStack() as stack:
        bench = Bench(Workspace(trained, work), crew, stack, 300)
        assert not why_not(bench.on_own().wait())
        said = outcomes(bench.on_wrong(wrong))
    assert len(wrong) >= 10
    assert not {str(one): why_not(said[one]) for one in wrong if why_not(said[one])}


@pytest.mark.long
def test_the_tests_that_stage_06_begins_with_notice_no_wrong_service(
    tmp_path: Path,
) -> None:
    """Some refuse the right service, for they ask for what it was; no wrong one is refused by
    any other."""
    stage = HERE.stage("loans/6")
    work = tmp_path / "exercises" / "loans"
    shutil.copytree(stage.solution, work, ignore=shutil.ignore_patterns("tests"))
    for name in ("conftest.py", "test_app.py", "test_deployment.py"):
        given = HERE.before(stage).solution / "tests" / name
        (work / "tests").mkdir(exist_ok=True)
        shutil.copy(given, work / "tests")
    own = against(stage, work)
    with Crew() as crew, ExitStack() as stack:
        bench = Bench(Workspace(own, work), crew, stack, 60)
        (model,) = placed_models(bench, PLACE, [RIGHT])[RIGHT]
        kinds = WRONG, f"beyond/{WRONG}"
        wrong = [one for kind in kinds for one in services(kind, "app.app", model)]
        right = _failing(bench.on_right(model))
        said = {one.path.stem: _failing(bench.on_right(one)) for one in wrong}
    assert len(said) >= 10
    assert not {
        name: failing - right for name, failing in said.items() if failing - right
    }


def _failing(asked: PendingAnswer) -> set[str]:
    outcome = asked.wait()
    assert not outcome.stop and not outcome.facts["broken"]
    return {test["id"] for test in failures(outcome)}
