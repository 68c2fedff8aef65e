"""The check of stage 12: a pure core, whose pipeline reads as text."""

from __future__ import annotations

from pathlib import Path

import pytest

from drydock.sandbox.job import Job
from drydock.workbook.loading import load

held = load(Path(__file__).parents[1] / "held_since_12.py")

seam_program = held.seam_program
modules = held.modules_of_work
seam = held.seam_of_work
on_the_side = held.on_the_side
judgement = held.judgement_on_own_code


@pytest.fixture(scope="module", autouse=True)
def _all_jobs_begun(kept_functions_job: Job, seam_job: Job, own_tests_job: Job) -> None:
    """Begins all that takes time, side by side."""
    assert kept_functions_job and seam_job and own_tests_job


test_the_core = held.HELD
test_your_tests = held.GREEN
