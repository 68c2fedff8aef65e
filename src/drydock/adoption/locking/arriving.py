"""A lock that has been made arrives in its folder: all of it, or nothing, whenever it is killed.

It is copied into `.drydock/` first, and is whole there by a single renaming; from then on, whoever
comes next finishes what has been begun.
"""

from __future__ import annotations

import os
from pathlib import Path

from drydock import files

FRESH, WHOLE = "lock.new", "lock.whole"


def arrive(made: Path, into: Path) -> None:
    """Puts all of a new lock into a folder, made if need be; what is there stays as it is.

    Raises Told where the system refuses it.
    """
    fresh = into / files.OF_DRYDOCK / FRESH
    try:
        files.remove(fresh)
        files.copy_tree(made, fresh, ignore=None)
        files.move(fresh, fresh.with_name(WHOLE))
        settle(into)
    except OSError as error:
        raise files.told(
            error,
            expected=f"the lock written into {into}",
            remedy="give another place with --into DIR",
        ) from error


def settle(into: Path) -> None:
    """Finishes, or takes away, what a killed command has left of a lock in that folder."""
    whole = into / files.OF_DRYDOCK / WHOLE
    for entry in files.entries(whole):
        if not os.path.lexists(into / entry.name):
            files.move(entry, into / entry.name)
    files.remove(whole)
    files.remove(whole.with_name(FRESH))
