"""One command at a time in `exercises/`: a lock that ends with the process that has it."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

from drydock.errors import CalledWrongly, WorkbookBroken
from drydock.say import note
from drydock.workbook.house import House

# pylint: disable=import-outside-toplevel,import-error
# Each system has one of the two modules.


class NoLock(WorkbookBroken):
    """The workbook cannot write in `.drydock`."""


SAY_AFTER = 0.3
WAIT_AT_MOST = 60.0


@contextmanager
def one_at_a_time(house: House) -> Iterator[None]:
    """Waits until no other command copies or changes `exercises/`, then holds them off.

    Not to be entered twice by one process. Raises CalledWrongly where the other takes
    more than a minute, NoLock where there can be none.
    """
    path = house.root / ".drydock" / "lock"
    try:
        path.parent.mkdir(exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise NoLock(
            expected=f"a folder {path.parent} that the workbook can write in",
            found=str(error.strerror),
            remedy="see that you may write there, then run the same command again",
        ) from error
    try:
        _wait(descriptor, house.place)
        yield
    finally:
        os.close(descriptor)


def _wait(descriptor: int, place: str) -> None:
    began = time.monotonic()
    is_told = False
    while not _is_ours(descriptor):
        waited = time.monotonic() - began
        if waited > WAIT_AT_MOST:
            raise CalledWrongly(
                expected=f"one command at a time changes {place}",
                found=f"another has been at it for {waited:.0f} seconds",
                remedy="wait until it has ended, or end it; then run this one again",
            )
        if waited > SAY_AFTER and not is_told:
            note(f"Another command is at work in {place}; waiting for it ...")
            is_told = True
        time.sleep(0.02)


def _is_ours(descriptor: int) -> bool:
    """Whether the lock is ours now. A file system without locks counts as ours."""
    try:
        if os.name == "nt":
            import msvcrt

            os.lseek(descriptor, 0, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True
    return True
