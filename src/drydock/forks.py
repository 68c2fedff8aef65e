"""Jobs in forks of a warm host."""

from __future__ import annotations

import psutil

from drydock.hosts import Host
from drydock.job import Job, Order
from drydock.processes import end_all


class Fork(Job):
    """A job in a fork of a host, which ends it when its time is up."""

    def __init__(self, order: Order, host: Host) -> None:
        super().__init__(order)
        self._host = host

    @property
    def has_ended(self) -> bool:
        if self._event("exit") or self._host.process.poll() is not None:
            return True
        if self._events.exists():
            return False
        # There is nothing to read. Without it the host ends what nobody has seen begin.
        return not self._begun or not psutil.pid_exists(self._begun["pid"])

    @property
    def code(self) -> int | None:
        told = self._event("exit")
        return told["code"] if told else self._host.process.returncode

    def _end(self) -> None:
        if not self.has_ended and (begin := self._begin()):
            end_all(begin["pid"])
