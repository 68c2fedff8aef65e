"""Beginning what a check will need before its command line has been understood.

A guess, made in a hundredth of a second: what it begins in vain costs nobody anything,
and what it misses begins later.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from drydock.sandbox.warm import client
from drydock.workbook.house import HERE


def begin(arguments: Sequence[str]) -> None:
    """Lets the libraries be imported that a check with these arguments will need."""
    try:
        if client.CAN_FORK:
            client.host_of(0)
        # While Python starts there, what it shall import is found out here.
        # pylint: disable-next=import-outside-toplevel
        from drydock.sandbox.runner import warm

        kata, folder = _guess(arguments)
        if folder.is_dir():
            warm(HERE, kata, folder)
    except Exception:  # pylint: disable=broad-exception-caught
        pass  # the command meets the same, and tells it


def _guess(arguments: Sequence[str]) -> tuple[str, Path]:
    """The kata, and the folder that will be judged."""
    kata = next((a.split("/")[0] for a in arguments if "/" in a), "")
    if kata not in HERE.katas:
        kata = HERE.default_kata
    for at, argument in enumerate(arguments[:-1]):
        if argument == "--workspace":
            return kata, Path(arguments[at + 1])
    return kata, HERE.exercise(kata)
