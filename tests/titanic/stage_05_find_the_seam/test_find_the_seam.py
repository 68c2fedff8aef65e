"""The check of stage 05: two functions to hold the program by, and an import that does
nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from drydock.sandbox.job import Job
from drydock.workbook.loading import load

KATA = Path(__file__).parents[1]
held_since_05 = load(KATA / "held_since_05.py")
shared_parts = load(KATA / "shared_parts.py")


@pytest.fixture(scope="module", autouse=True)
def _all_jobs_begun(seam_job: Job) -> None:
    """Begins what takes time."""
    assert seam_job


# What later stages hold as well.
seam_program = held_since_05.seam_program
seam = held_since_05.seam
unchanged = held_since_05.unchanged
test_held = held_since_05.HELD


test_unchanged = shared_parts.UNCHANGED


test_leaderboard = held_since_05.LEADERBOARD
