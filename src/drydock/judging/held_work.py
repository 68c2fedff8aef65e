"""The work that a check judges: copied beforehand, and recorded afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace

from drydock.errors import CheckFailed, Told
from drydock.judging import current_stage, records
from drydock.judging.verdict import Finding, Verdict, Word
from drydock.safekeeping import passed_work, swap
from drydock.safekeeping.lock import NoLock
from drydock.say import note
from drydock.workbook.workspace import Workspace


@contextmanager
def held(workspace: Workspace) -> Iterator[Workspace]:
    """A copy of the workspace as it is now, whatever happens to it while it is judged."""
    stage = workspace.stage
    with ExitStack() as stack:
        with ExitStack() as undisturbed:
            with suppress(NoLock):  # where .drydock is read-only, no goto is at work
                if workspace.is_own:
                    undisturbed.enter_context(swap.undisturbed(stage.house))
            way = passed_work.joined(stage.house, stage.kata)
            copy = stack.enter_context(workspace.snapshot())
        yield replace(copy, way=way)


def notes(work: Workspace) -> list[Finding]:
    """What is to be known of how the work was judged."""
    found = []
    for name in work.environments:
        told = CheckFailed(
            expected=f"{work.shown()} holds your work, and what it needs",
            found=f"{work.shown(name)} is a virtual environment: it is left out of what a"
            " check copies, judges and keeps",
            remedy="nothing to do, unless your work needs it; the workbook has its own",
        )
        found.append(
            Finding("A virtual environment is no part of the work", Word.NOTE, told)
        )
    return found


def record(work: Workspace, verdict: Verdict) -> None:
    """Records the verdict on what was judged; once it has passed, keeps it and moves on.

    Not where the participant has gone to another stage meanwhile: it is no part of that
    way. What the system refuses is told, and changes no verdict.
    """
    house, kata = work.stage.house, work.stage.kata
    try:
        with swap.undisturbed(house):
            if passed_work.joined(house, kata) != work.way:
                return
            if verdict.word is Word.PASS:
                passed_work.keep(work)
            records.write(work.stage, work.content, verdict)
            if verdict.word is Word.PASS:
                current_stage.follow(work.stage)
    except (Told, OSError) as error:
        found = error.found if isinstance(error, Told) else error.strerror
        note(f"To know: this verdict could not be kept in .drydock: {found}")
