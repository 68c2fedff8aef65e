"""Two clean runs of the notebook give the same."""

from __future__ import annotations

from drydock.adoption.findings.rules import unseeded
from drydock.adoption.survey import sameness
from drydock.adoption.voyage.held_lock import notebook_still_gives
from drydock.adoption.voyage.stages.stage_01_run_it_clean import runs_from_top_to_bottom
from drydock.adoption.voyage.work import Work
from drydock.errors import CheckFailed, NotYet


def two_runs_agree(work: Work) -> None:
    """Two clean runs give the same values"""
    if work.twice.runs[0].first_failure:
        raise NotYet
    for found in sameness.findings(sameness.compared(work.twice)):
        raise CheckFailed(
            expected="each value at the end is the same in two clean runs",
            found=f"{found.what}: {found.why}",
            remedy=found.remedy,
        )


def what_draws_has_a_seed(work: Work) -> None:
    """Whatever draws random numbers is given a seed"""
    for found in unseeded.find(work.code):
        raise CheckFailed(
            expected="whatever draws random numbers is given a seed: runs that agree by"
            " chance prove nothing",
            found=found.what,
            remedy=found.remedy,
        )


PARTS = (
    runs_from_top_to_bottom,
    two_runs_agree,
    what_draws_has_a_seed,
    notebook_still_gives,
)
