"""Warm processes that import the libraries once, seen from outside (see
`sandbox.warm.server`).

Imports little itself: a check begins a host before anything else.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from drydock.sandbox.processes import end_all, start_python

if TYPE_CHECKING:
    from drydock.sandbox.warm.forks import Fork

CAN_FORK = sys.platform == "linux"
LOOK_EVERY = 0.5


class Host:
    """A warm process that runs jobs in forks of itself (see `sandbox.warm.server`).

    It lives as long as this process, and serves every crew of its number. Once it has
    a twin, jobs that need few libraries don't wait until it has imported all others.
    """

    def __init__(self) -> None:
        read, write = os.pipe()
        server = "drydock.sandbox.warm.server"
        self.process = start_python(server, str(read), inherited=[read])
        os.close(read)
        assert self.process.stdin is not None
        self._orders: IO[bytes] = self.process.stdin
        # pylint: disable-next=consider-using-with
        self._orders_of_twin: IO[bytes] = os.fdopen(write, "wb")
        self._twin: set[str] | None = None
        self._has_run = False
        self.jobs: list[Fork] = []
        self._look_at = 0.0

    @property
    def has_ended(self) -> bool:
        return self.process.poll() is not None

    def keep_time(self) -> None:
        """Ends those of its jobs whose time is up."""
        if time.monotonic() < self._look_at:
            return
        self._look_at = time.monotonic() + LOOK_EVERY
        self.jobs = [job for job in self.jobs if job.is_open]
        for job in self.jobs:
            job.keep_time()

    def fork_twin(self, libraries: Sequence[str]) -> None:
        """Lets it import `libraries` and fork a twin, unless it has one."""
        if self._twin is None:
            self._twin = _packages(libraries)
            self._order(self._orders, libraries=list(libraries), twin=True)

    def warm(self, libraries: Sequence[str]) -> None:
        """Lets it import modules that jobs will want, while there is other work."""
        self._order(self._orders, libraries=list(libraries))

    def run(self, libraries: Sequence[str], request: Path) -> None:
        """Lets it, or its twin if that is enough, import `libraries` and then do what
        the file `request` asks for."""
        self._has_run = True
        light = self._twin is not None and _packages(libraries) <= self._twin
        orders = self._orders_of_twin if light else self._orders
        self._order(orders, libraries=list(libraries), request=str(request))

    def _order(self, orders: IO[bytes], **order: Any) -> None:
        with contextlib.suppress(BrokenPipeError):  # it has ended, and that is seen
            orders.write(json.dumps(order).encode() + b"\n")
            orders.flush()

    def close(self) -> None:
        """Ends the host and every fork of it.

        It may tidy up behind what it has run; else it has nothing to say, and its
        imports are not waited for.
        """
        for orders in (self._orders, self._orders_of_twin):
            with contextlib.suppress(BrokenPipeError):
                orders.close()
        if self._has_run:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(timeout=5)
        end_all(self.process.pid)
        self.process.wait()


def _packages(modules: Sequence[str]) -> set[str]:
    """The packages of modules, but for those that the engine brings into every host."""
    return {name.split(".")[0] for name in modules} - {"drydock", "pytest"}


_HOSTS: dict[int, Host] = {}


@atexit.register
def end_hosts() -> None:
    """Ends every host, and with it all that runs in it."""
    for host in _HOSTS.values():
        host.close()
    _HOSTS.clear()


def host_of(which: int) -> Host:
    """The host of a number, a new one if need be."""
    if which in _HOSTS and _HOSTS[which].has_ended:
        _HOSTS.pop(which).close()
    if which not in _HOSTS:
        _HOSTS[which] = Host()
    return _HOSTS[which]
