"""A stage that the work has left behind: what its check would say means nothing any more.

Somebody runs an old lesson again, and the work has gone on since: it is told that, and how
to see the stage again; no FAIL is recorded.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from drydock.detail import Detail
from drydock.errors import CheckFailed
from drydock.judging import current_stage
from drydock.judging.verdict import Finding, Verdict, Word
from drydock.safekeeping import passed_work
from drydock.safekeeping.git_advice import programs
from drydock.workbook.house import Stage
from drydock.workbook.workspace import Workspace


def why(work: Workspace) -> str:
    """Why the work is past its stage, in a few words; empty where it is not."""
    if not work.is_own:
        return ""
    stage = work.stage
    later = [x for x in stage.house.stages(stage.kata) if x.number > stage.number]
    beyond = next(_shaped_like(work, later), None)
    if beyond is not None:
        return f"its files are those of stage {beyond.label}"
    now = current_stage.current(stage.house, stage.kata)
    if now is not None and now.number <= stage.number:
        return ""
    has_passed = [one for one in later if passed_work.folder(one).is_dir()]
    if has_passed:
        return f"stage {has_passed[-1].label} has passed since"
    began = [
        one for one in current_stage.begun_at(stage.house, stage.kata) if one in later
    ]
    return f"it began at stage {began[0].label}" if began else ""


def _shaped_like(work: Workspace, later: list[Stage]) -> Iterator[Stage]:
    """The later stages that the work has a program of, in the place of one that it had at
    its own stage."""
    here, then = _names(work.folder), _names(work.stage.solution)
    for one in later:
        there = _names(one.solution)
        if then - here and not (then - here) & there and (there - then) & here:
            yield one


def _names(folder: Path) -> set[str]:
    return {path.name for path in programs(folder)}


def told(work: Workspace, reason: str, verdict: Verdict) -> Finding:
    """What is said instead of a FAIL."""
    stage = work.stage
    now = current_stage.current(stage.house, stage.kata)
    is_ahead = now is not None and now.number > stage.number
    on = f"go on with ./scripts/go check {now.called}" if now and is_ahead else "go on"
    lines = tuple(line.strip() for line in verdict.lines())
    return Finding(
        "Your work is past this stage",
        Word.PAST,
        CheckFailed(
            expected=f"the work as it is at the end of stage {stage.label}",
            found=f"it has gone on, {reason}; nothing is recorded",
            remedy=f"{on}; to see this stage again: ./scripts/go goto {stage.called}"
            " (your work is kept, and ./scripts/go undo brings it back)",
            details=[Detail("What its check says of the work as it is now", lines)],
        ),
    )
