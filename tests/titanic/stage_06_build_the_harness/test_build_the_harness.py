"""The check of stage 06: two functions to hold the program by, and tests that hold it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from drydock.errors import CheckFailed, NotYet
from drydock.judging.baseline import Table, differences
from drydock.judging.own_test_checks import YOUR_TESTS
from drydock.judging.own_test_judgement import Judgement, Trial
from drydock.sandbox.job import Job, Outcome
from drydock.sandbox.runner import Program
from drydock.workbook.loading import load

SCRIPT = "train.py"

held_since_05 = load(Path(__file__).parents[1] / "held_since_05.py")
shared_parts = load(Path(__file__).parents[1] / "shared_parts.py")


@pytest.fixture(scope="module")
def seam_program() -> Program:
    """What looks at the import of `train`, and then at its two functions."""
    return Program(SCRIPT, "seam", "module", Path(__file__).with_name("on_import.py"))


@pytest.fixture(scope="module", autouse=True)
def _all_jobs_begun(own_tests_job: Job, seam_job: Job, trial: Trial) -> None:
    """Begins all that takes time, side by side."""
    assert own_tests_job and seam_job and trial


# What later stages hold as well.
seam = held_since_05.seam
test_held = held_since_05.HELD


test_unchanged = shared_parts.UNCHANGED


@pytest.fixture(scope="module")
def unchanged(seam: Outcome, baseline: Callable[[str], Table]) -> None:
    """Waits until the program gives what it should: only then are tests worth judging."""
    for name in ("features", "predictions"):
        if differences(baseline(name), Table.parse(seam.tables[name])):
            raise NotYet


def test_the_leaderboard_is_as_before(
    seam: Outcome,
    baseline: Callable[[str], Table],
    unchanged: None,  # pylint: disable=unused-argument
) -> None:
    """The leaderboard is printed as before"""
    script = seam.facts["script"]
    if script["error"] or not script["trains"]:
        raise NotYet
    board = baseline("leaderboard")
    lost = _lost_scores(board, script["said"])
    if lost:
        none_left = len(lost) == len(board.rows)
        raise CheckFailed(
            expected="run as a script, train.py prints the leaderboard as before",
            found=(
                "it prints no leaderboard"
                if none_left
                else f"what it prints lacks the score of {', '.join(lost)}"
            ),
            remedy="wrap lines, change none of them and delete none: print the leaderboard"
            " where it was, or under the main guard",
        )


def _lost_scores(leaderboard: Table, said: str) -> list[str]:
    """The models whose score does not stand in a text; a score of two stands twice."""
    left = Counter(float(number) for number in re.findall(r"\d+\.\d+", said))
    lost = []
    for model, score in zip(leaderboard.column("Model"), leaderboard.column("Score")):
        if left[float(score)] < 1:
            lost.append(model)
        left[float(score)] -= 1
    return lost


@pytest.fixture(scope="module", name="judgement")
def fixture_judgement(
    unchanged: None, judgement: Judgement  # pylint: disable=unused-argument
) -> Judgement:
    """What the participant's tests say, once what they test is as it should be."""
    return judgement


test_your_tests = YOUR_TESTS  # last, so that what is told of the program comes before
