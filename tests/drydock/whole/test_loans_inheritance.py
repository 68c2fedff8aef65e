"""The tests that come with the loans kata notice nothing of what its stages judge by."""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from pathlib import Path

from drydock.judging.own_test_answers import why_not
from drydock.judging.own_test_judgement import Bench
from drydock.judging.variants import MUTANTS, variants
from drydock.sandbox.crew import Crew
from drydock.workbook.house import HERE
from drydock.workbook.workspace import Workspace


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
