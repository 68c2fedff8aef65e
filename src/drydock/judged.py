"""The work that a check judges: copied beforehand, and kept once it has passed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace

from drydock import passed, swap
from drydock.errors import Told
from drydock.lock import NoLock
from drydock.say import note
from drydock.workspace import Workspace


@contextmanager
def held(workspace: Workspace) -> Iterator[Workspace]:
    """A copy of the workspace as it is now, whatever happens to it while it is judged."""
    stage = workspace.stage
    with ExitStack() as stack:
        with ExitStack() as undisturbed:
            with suppress(NoLock):  # where .drydock is read-only, no goto is at work
                if workspace.is_own:
                    undisturbed.enter_context(swap.undisturbed(stage.house))
            way = passed.joined(stage.house, stage.kata)
            copy = stack.enter_context(workspace.snapshot())
        yield replace(copy, way=way)


def keep(work: Workspace) -> None:
    """Keeps what was judged as the work that has passed its stage.

    Not where the participant has gone to another stage meanwhile: it is no part of that
    way. What the system refuses is told, and changes no verdict.
    """
    house, kata = work.stage.house, work.stage.kata
    try:
        with swap.undisturbed(house):
            if passed.joined(house, kata) == work.way:
                passed.keep(work)
    except (Told, OSError) as error:
        found = error.found if isinstance(error, Told) else error.strerror
        note(f"To know: this PASS could not be kept in .drydock: {found}")
