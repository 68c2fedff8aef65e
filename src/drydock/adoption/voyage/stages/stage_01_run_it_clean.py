"""The notebook runs from top to bottom, and was saved as such a run leaves it."""

from __future__ import annotations

from drydock.adoption.findings.stopping.outside import TOOK_TOO_LONG
from drydock.adoption.findings.stopping.why import stops
from drydock.adoption.survey import saved_results
from drydock.adoption.voyage.held_lock import notebook_still_gives
from drydock.adoption.voyage.work import Work
from drydock.errors import CheckFailed

MORE_TIME = "give it more time: the same command with --time-limit SECONDS"


def runs_from_top_to_bottom(work: Work) -> None:
    """The notebook runs from top to bottom in a fresh process"""
    for found in stops(work.twice):
        is_late = found.rule == TOOK_TOO_LONG
        raise CheckFailed(
            expected=f"{work.notebook_name} runs from top to bottom",
            found=f"{found.what}; {found.why}",
            remedy=MORE_TIME if is_late else found.remedy,
        )
    for run in work.twice.runs:
        if run.stopped:
            raise CheckFailed(
                expected=f"{work.notebook_name} comes to its end",
                found=run.stopped,
                remedy=MORE_TIME,
            )


def is_saved_as_it_runs(work: Work) -> None:
    """What is saved in it is what a clean run gives, in its order"""
    for found in saved_results.findings(work.twice):
        raise CheckFailed(
            expected=f"{work.notebook_name} as it is after 'Restart Kernel and Run All"
            " Cells'",
            found=found.what,
            remedy="restart and run all, look at what has changed, and save",
        )


PARTS = (runs_from_top_to_bottom, is_saved_as_it_runs, notebook_still_gives)
