"""One set-up at a time."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from set_up.troubles import say


@contextlib.contextmanager
def one_at_a_time(lock_file: Path) -> Iterator[None]:
    """Wait until no other set-up is at work here, then hold the others off.

    The commands that we start inherit the lock: if we are killed, it lasts until the
    last of them has ended and nothing writes into .venv any more, and no longer.
    """
    lock_file.parent.mkdir(exist_ok=True)
    with open(lock_file, "a+b") as handle:
        if not try_lock(handle.fileno()):
            say("another set-up is at work in this folder; waiting for it ...")
            while not try_lock(handle.fileno()):
                time.sleep(0.1)
        if sys.platform != "win32":
            os.set_inheritable(handle.fileno(), True)
        yield


def try_lock(descriptor: int) -> bool:
    """Whether the lock is ours now. A file system without locks counts as ours."""
    # pylint: disable=import-outside-toplevel,import-error
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(descriptor, 0, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True
    return True
