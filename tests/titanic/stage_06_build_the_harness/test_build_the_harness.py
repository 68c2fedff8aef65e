"""The check of stage 06: tests that hold the two functions, and what stage 05 asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from drydock.judging.own_test_checks import YOUR_TESTS
from drydock.judging.own_test_judgement import Judgement, Trial
from drydock.sandbox.job import Job
from drydock.workbook.loading import load

KATA = Path(__file__).parents[1]
held_since_05 = load(KATA / "held_since_05.py")
held_since_06 = load(KATA / "held_since_06.py")
shared_parts = load(KATA / "shared_parts.py")


@pytest.fixture(scope="module", autouse=True)
def _all_jobs_begun(own_tests_job: Job, seam_job: Job, trial: Trial) -> None:
    """Begins all that takes time, side by side."""
    assert own_tests_job and seam_job and trial


# What stage 05 has asked for stays asked for.
seam_program = held_since_05.seam_program
seam = held_since_05.seam
unchanged = held_since_05.unchanged
test_held = held_since_05.HELD


test_unchanged = shared_parts.UNCHANGED


test_leaderboard = held_since_05.LEADERBOARD


test_files = held_since_06.HELD


@pytest.fixture(scope="module", name="judgement")
def fixture_judgement(
    unchanged: None,  # pylint: disable=unused-argument,redefined-outer-name
    judgement: Judgement,
) -> Judgement:
    """What the participant's tests say, once what they test is as it should be."""
    return judgement


test_your_tests = YOUR_TESTS  # last, so that what is told of the program comes before
