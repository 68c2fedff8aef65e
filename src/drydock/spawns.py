"""Jobs in processes of their own, as many at a time as there are cores."""

from __future__ import annotations

import math
import os
import subprocess
import time

from drydock.job import Job, Order
from drydock.processes import end_all, start_python

IMPORTS_MAY_TAKE = 180.0
AT_ONCE = os.cpu_count() or 1


class Spawn(Job):
    """A job in a process of its own, which starts when there is a core for it."""

    def __init__(self, order: Order) -> None:
        super().__init__(order)
        self._request = order.request
        self._process: subprocess.Popen[bytes] | None = None
        self._deadline = math.inf
        self._has_begun = self._is_overdue = False
        _QUEUE.append(self)

    @property
    def has_ended(self) -> bool:
        _tend_queue()
        return not (self.is_waiting or self.is_running)

    @property
    def is_waiting(self) -> bool:
        return self in _QUEUE and self._process is None

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def code(self) -> int | None:
        return (
            None if self._is_overdue or not self._process else self._process.returncode
        )

    def start(self) -> None:
        self._process = start_python(
            "drydock.child", [str(self._request)], subprocess.DEVNULL
        )
        self._deadline = time.monotonic() + IMPORTS_MAY_TAKE

    def tend(self) -> None:
        """Ends the job if its time is up."""
        if not self._has_begun and (begin := self._begin()):
            self._has_begun = True
            self._deadline = begin["at"] + self._limit
        if self.is_running and time.monotonic() > self._deadline:
            self._is_overdue = True
            self.end()

    def _end(self) -> None:
        if self in _QUEUE:
            _QUEUE.remove(self)
        if self._process is not None:
            end_all(self._process.pid)
            self._process.wait()


_QUEUE: list[Spawn] = []


def _tend_queue() -> None:
    """Ends what takes too long and starts what waits, as long as there are cores."""
    for job in list(_QUEUE):
        job.tend()
    _QUEUE[:] = [job for job in _QUEUE if job.is_waiting or job.is_running]
    free = AT_ONCE - sum(job.is_running for job in _QUEUE)
    for job in [job for job in _QUEUE if job.is_waiting][: max(free, 0)]:
        job.start()
