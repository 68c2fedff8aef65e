"""Jobs in forks of a warm host."""

from __future__ import annotations

import time
from collections.abc import Sequence

import psutil

from drydock.sandbox.job import Job, Order
from drydock.sandbox.processes import end_all
from drydock.sandbox.warm import client

HOSTS_AT_MOST = 4
ENDING_MAY_TAKE = 1.0


class Fork(Job):
    """A job in a fork of a host.

    The host tells its end. Where it does not, or has been ended itself, the job ends all
    the same; one that had not begun goes to another.

    which: the number of the host.
    """

    def __init__(self, order: Order, which: int, libraries: Sequence[str]) -> None:
        super().__init__(order)
        self._which = which
        self._libraries = libraries
        self._hosts = 0
        self._running_at = time.monotonic()  # it was seen to run for the last time
        self._hand_over()

    def _hand_over(self) -> None:
        self._hosts += 1
        self._host = client.host_of(self._which)
        self._host.run(self._libraries, self._order.request)
        self._host.jobs.append(self)

    @property
    def has_ended(self) -> bool:
        self._host.keep_time()
        if self._event("exit"):
            return True
        if self._host.has_ended:
            return not self._has_gone_elsewhere()
        return self._has_vanished()

    def keep_time(self) -> None:
        if not self._event("exit"):
            super().keep_time()

    def _has_gone_elsewhere(self) -> bool:
        """Hands it over to another host, if the one that has ended had not begun it."""
        if not self._order.request.exists() or self._hosts == HOSTS_AT_MOST:
            return False
        self._hand_over()
        return True

    def _has_vanished(self) -> bool:
        """Whether it runs no more, and nobody is going to tell that."""
        if self._order.request.exists():
            return False
        begun = self._begun
        if not begun:
            return self._is_overdue or not self._order.events.is_in_place
        if _is_running(begun["pid"]):
            self._running_at = time.monotonic()
        return time.monotonic() > self._running_at + ENDING_MAY_TAKE

    @property
    def code(self) -> int | None:
        told = self._event("exit")
        return told["code"] if told else self._host.process.returncode

    def _end(self) -> None:
        if not self._event("exit") and (begun := self._begun):
            end_all(begun["pid"])


def _is_running(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False
