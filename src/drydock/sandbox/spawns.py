"""Jobs in processes of their own, as many at a time as there are cores."""

from __future__ import annotations

import os
import subprocess
import time

from drydock.sandbox.job import Job, Order
from drydock.sandbox.processes import end_all, start_python

AT_ONCE = os.cpu_count() or 1


class Spawn(Job):
    """A job in a process of its own, which starts when there is a core for it."""

    def __init__(self, order: Order) -> None:
        super().__init__(order)
        self._process: subprocess.Popen[bytes] | None = None
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
        if self._is_overdue or not self._process:
            return None
        return self._process.returncode

    def start(self) -> None:
        self._taken_at = time.monotonic()
        # What it can read there is nothing, and the end of this process.
        request = str(self._order.request)
        self._process = start_python("drydock.sandbox.child", request)

    def _end(self) -> None:
        if self in _QUEUE:
            _QUEUE.remove(self)
        if self._process is not None:
            end_all(self._process.pid)
            self._process.wait()
            assert self._process.stdin is not None
            self._process.stdin.close()


_QUEUE: list[Spawn] = []


def _tend_queue() -> None:
    """Ends what takes too long and starts what waits, as long as there are cores."""
    for job in list(_QUEUE):
        if job.is_running:
            job.keep_time()
    _QUEUE[:] = [job for job in _QUEUE if job.is_waiting or job.is_running]
    free = AT_ONCE - sum(job.is_running for job in _QUEUE)
    for job in [job for job in _QUEUE if job.is_waiting][: max(free, 0)]:
        job.start()
