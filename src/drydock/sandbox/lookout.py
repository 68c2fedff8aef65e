"""A look from the outside at what a participant's code takes, where no limit of the
system stops it (see `sandbox.limits`)."""

from __future__ import annotations

import contextlib
import shutil
import sys
import tempfile
import time
from collections.abc import Callable

import psutil

from drydock.sandbox.limits import FILE, GB, MEMORY

MOST = MEMORY + GB // 2  # a limit that the system keeps comes first, with the line
PROCESSES = 200
DISK_LEFT = GB // 5
LOOK_EVERY = 0.5


class Lookout:
    """Looks now and then at a process and all that it has started."""

    def __init__(self) -> None:
        self._look_at = time.monotonic() + LOOK_EVERY
        self._family: set[psutil.Process] = set()
        self._may_fill_disk = _room() < DISK_LEFT

    def too_much(self, pid: int) -> str:
        """What the process takes too much of, in words; empty where it does not."""
        if time.monotonic() < self._look_at:
            return ""
        self._look_at = time.monotonic() + LOOK_EVERY
        with contextlib.suppress(psutil.Error):
            process = psutil.Process(pid)
            family = [process, *process.children(recursive=True)]
            self._family.update(family[1:])
            return self._judge(family)
        return ""

    def _judge(self, family: list[psutil.Process]) -> str:
        if len(family) > PROCESSES:
            return f"more than {PROCESSES} processes"
        resident = _sum(family, lambda one: one.memory_info().rss)
        # A fork shares what it has not changed: that is nobody's own.
        if resident > MOST < _sum(family, lambda one: one.memory_full_info().uss):
            return f"more than {MEMORY / GB:g} GB of memory"
        if sys.platform == "win32":
            if _sum(family, lambda one: one.io_counters().write_bytes) > FILE:
                return f"more than {FILE / GB:g} GB written"
        if not self._may_fill_disk and _room() < DISK_LEFT:
            return "nearly all that was left on the disk"
        return ""

    def end_family(self) -> None:
        """Ends what has been seen to be started, also where its parent has ended."""
        for one in self._family:
            with contextlib.suppress(psutil.Error):
                one.kill()


def _room() -> int:
    return shutil.disk_usage(tempfile.gettempdir()).free


def _sum(family: list[psutil.Process], take: Callable[[psutil.Process], int]) -> int:
    """The bytes that some processes take together; who has ended takes none."""
    taken = 0
    for one in family:
        with contextlib.suppress(psutil.Error):
            taken += take(one)
    return taken
