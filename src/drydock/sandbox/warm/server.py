"""A warm process: imports heavy libraries once, then forks a child for each job.

Called as `python -P -m drydock.sandbox.warm.server FD`; reads orders from standard input,
a JSON object a line: {"libraries": [module, ...], "request": path of a request file,
"twin": true}, of which the last two may be missing. It imports the libraries that it does
not know yet, then runs the request in a fork of its own; as many at a time as there are
cores, in the order in which they came. When a child ends, its exit code is added to its
events file and what it left running is ended. The end of standard input ends the host and
all its children. It never runs a participant's code itself, and never trains a model: a
process that has done that may hang its forks.

Where an order says so, the host forks a twin of itself, which takes its orders from the
file descriptor FD, with the libraries known so far. Both share the cores: while the host
imports what comes next, it has one, and the twin the others. Behind both stands a keeper
(see `sandbox.warm.keeper`).
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import select
import signal
import sys
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from drydock.sandbox import child, events, limits
from drydock.sandbox.warm.cores import Cores, available
from drydock.sandbox.warm.keeper import (
    ring_for_children,
    ring_no_more,
    stand_behind_a_fork,
)

LOOK_EVERY = 0.05


def main(orders_of_twin: int) -> None:
    stand_behind_a_fork(orders_of_twin)
    _Server(Cores(available()), orders_of_twin).serve()
    os._exit(0)  # what the libraries would tidy up at the end takes a tenth of a second


class _Ears:
    """Hears orders, and the end of a child."""

    def __init__(self) -> None:
        self._bell = ring_for_children()
        self._unread = b""

    def hear(self, patience: float | None, *also: int) -> list[str]:
        """Waits for something, at most for some seconds; gives the orders, if there are
        any. Raises EOFError once no more will come.

        also: further file descriptors that are something if they can be read.
        """
        readable, _, _ = select.select([0, self._bell, *also], [], [], patience)
        if self._bell in readable:
            os.read(self._bell, 65536)
        return self._orders() if 0 in readable else []

    def _orders(self) -> list[str]:
        received = os.read(0, 65536)
        if not received:
            raise EOFError
        *lines, self._unread = (self._unread + received).split(b"\n")
        return [line.decode() for line in lines]


class _Server:
    """Takes orders from standard input until it ends.

    cores: one is taken for whatever is imported or run. orders_of_twin: where the orders
    of a twin can be read, for who may fork one.
    """

    def __init__(self, cores: Cores, orders_of_twin: int | None = None) -> None:
        self._ears = _Ears()
        self._cores = cores
        self._running: dict[int, _Running] = {}
        self._waiting: deque[str] = deque()
        self._orders_of_twin = orders_of_twin
        self._twin: int | None = None

    def serve(self) -> None:
        limits.adopt_orphans()
        with contextlib.suppress(EOFError):
            while self._twin is None or _goes_on(self._twin):
                self._turn()
        for pid in self._running:
            _end_group(pid)

    def _turn(self) -> None:
        """Waits until there is something to do, and does it."""
        also = [self._cores.free] if self._waiting else []
        patience = LOOK_EVERY if self._running else None
        self._waiting.extend(self._ears.hear(patience, *also))
        at_work = len(self._running)
        _reap(self._running, self._twin)
        self._cores.give_back(at_work - len(self._running))
        while self._waiting and self._cores.take():
            if not self._follow(json.loads(self._waiting.popleft())):
                self._cores.give_back()

    def _follow(self, order: dict[str, Any]) -> bool:
        """Does what an order asks for; says whether a child is at work on it now."""
        _import(order["libraries"])
        if "twin" in order and self._orders_of_twin is not None:
            self._twin = _fork_twin(self._orders_of_twin, self._cores)
            self._orders_of_twin = None
        return "request" in order and self._start(order["request"])

    def _start(self, request_file: str) -> bool:
        """Starts a child; False where nobody waits for it any more."""
        try:
            request = json.loads(Path(request_file).read_text("utf-8"))
        except OSError:
            return False
        path = Path(request["events"])
        try:
            told_in = events.open_to_write(path)
        except OSError:
            return False
        pid = os.fork()
        if pid == 0:
            self._cores.close()
            for descriptor in [
                told_in,
                *(one.told_in for one in self._running.values()),
            ]:
                os.close(descriptor)
            _begin(request_file)
        self._running[pid] = _Running(path, told_in, request["token"])
        return True


def _goes_on(pid: int) -> bool:
    """Whether a fork has not ended; if somebody has stopped it, it goes on."""
    ended, status = os.waitpid(pid, os.WNOHANG | os.WUNTRACED)
    if ended and os.WIFSTOPPED(status):
        os.kill(pid, signal.SIGCONT)
        return True
    return not ended


def _import(libraries: Iterable[str]) -> None:
    """Imports what is not known yet, and keeps it from being looked at for garbage.

    What cannot be imported is left to the jobs: they meet the same, and tell it.
    """
    unknown = [name for name in libraries if name not in sys.modules]
    gc.disable()
    for name in unknown:
        with contextlib.suppress(Exception):
            importlib.import_module(name)
    gc.enable()
    if unknown:
        gc.freeze()


def _fork_twin(orders: int, cores: Cores) -> int:
    """Forks a host that takes its orders from a file descriptor; gives its process id."""
    pid = os.fork()
    if pid == 0:
        limits.end_with_parent()
        os.dup2(orders, 0)
        os.close(orders)
        _Server(cores).serve()
        os._exit(0)
    os.close(orders)
    return pid


@dataclass(frozen=True)
class _Running:
    """A child at work, and where to tell of its end.

    told_in: a descriptor of the file `events`, whatever stands there meanwhile.
    """

    events: Path
    told_in: int
    token: str


def _begin(request_file: str) -> NoReturn:
    """What a child does first, and then all that is asked of it."""
    ring_no_more()
    limits.end_with_parent()
    os.setsid()
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    if "numpy" in sys.modules:  # Python itself lets each fork draw anew
        sys.modules["numpy"].random.seed()
    child.main(request_file)


def _reap(running: dict[int, _Running], twin: int | None) -> None:
    """Tells the end of every child that has ended, and ends those that nobody waits for
    any more."""
    for pid, one in list(running.items()):
        if not events.is_at(one.events, one.told_in):
            _end_group(pid)
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            code = os.waitstatus_to_exitcode(status)
            _end_group(pid)
            del running[pid]
            limits.end_descendants(but=[*running, *([twin] if twin else [])])
            with contextlib.suppress(OSError):  # a full disk, for example
                events.write(one.told_in, "exit", code=code, token=one.token)
            os.close(one.told_in)


def _end_group(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)


if __name__ == "__main__":
    main(int(sys.argv[1]))
