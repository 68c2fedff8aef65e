"""A warm process: imports heavy libraries once, then forks a child for each job.

Called as `python -P -m drydock.host FD MEMORY`; reads orders from standard input, a JSON
object a line: {"libraries": [module, ...], "request": path of a request file, "twin":
true}, of which the last two may be missing. It imports the libraries that it does not
know yet, then runs the request in a fork of its own; as many at a time as there are
cores, in the order in which they came. When a child ends, its exit code is added to its
events file and what it left running is ended; what libraries imported late, in the child,
the host imports when it has nothing else to do, and remembers in the file MEMORY. The end
of standard input ends the host and all its children. It never runs a participant's code
itself, and never trains a model: a process that has done that may hang its forks.

Where an order says so, the host forks a twin of itself, which takes its orders from the
file descriptor FD, with the libraries known so far. While the host imports what comes
next, the twin leaves it a core: more will wait for that.
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
import time
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drydock import child, late, limits

LOOK_EVERY = 0.05
IDLE_AFTER = 0.5
AT_ONCE = os.cpu_count() or 1


def main(orders_of_twin: int, memory: Path) -> None:
    server = _Server(memory, _Ears(None), orders_of_twin)
    server.serve()
    late.remember(server.late, memory)
    os._exit(0)  # what the libraries would tidy up at the end takes a tenth of a second


class _Ears:
    """Hears orders, the end of a child, and, in a twin, that the host is ready.

    host_is_ready: what comes to its end once the host has imported its libraries; None
    for the host itself.
    """

    def __init__(self, host_is_ready: int | None) -> None:
        self.host_is_ready = host_is_ready
        self._bell = _bell()
        self._unread = b""

    def hear(self, patience: float | None) -> list[str] | None:
        """Waits for something, at most for some seconds; gives the orders, if there are
        any, and None where all was quiet. Raises EOFError once no more will come."""
        open_ears = {0, self._bell, self.host_is_ready} - {None}
        readable, _, _ = select.select(open_ears, [], [], patience)
        if self._bell in readable:
            os.read(self._bell, 65536)
        if self.host_is_ready in readable:
            self.host_is_ready = None
        return self._orders() if 0 in readable else [] if readable else None

    def _orders(self) -> list[str]:
        received = os.read(0, 65536)
        if not received:
            raise EOFError
        *lines, self._unread = (self._unread + received).split(b"\n")
        return [line.decode() for line in lines]


class _Server:
    """Takes orders from standard input until it ends.

    memory: where the names of modules are kept that libraries import late.
    ears: those of the host, or of a twin. orders_of_twin: where the orders of a twin can
    be read, for who may fork one.
    """

    def __init__(
        self, memory: Path, ears: _Ears, orders_of_twin: int | None = None
    ) -> None:
        self.late: set[str] = set()
        self._memory = memory
        self._ears = ears
        self._running: dict[int, _Running] = {}
        self._waiting: deque[str] = deque()
        self._orders_of_twin = orders_of_twin
        self._twin: _Twin | None = None

    def serve(self) -> None:
        limits.adopt_orphans()
        with contextlib.suppress(EOFError):
            while self._twin is None or self._twin.is_running:
                self._turn()
        for pid in self._running:
            _end_group(pid)

    def _turn(self) -> None:
        """Waits until there is something to do, and does it."""
        orders = self._ears.hear(self._patience())
        self._waiting.extend(orders or [])
        self.late |= _reap(self._running, self._twin)
        while self._waiting and len(self._running) < self._at_once():
            self._follow(json.loads(self._waiting.popleft()))
        if orders is None and not self._running:
            _import(self.late)
            self.late &= sys.modules.keys()

    def _patience(self) -> float | None:
        """Seconds after which there is something to do, whatever has happened."""
        if self._running:
            return LOOK_EVERY
        return IDLE_AFTER if self.late - sys.modules.keys() else None

    def _at_once(self) -> int:
        return AT_ONCE if self._ears.host_is_ready is None else max(AT_ONCE - 1, 1)

    def _follow(self, order: dict[str, Any]) -> None:
        _import(order["libraries"])
        _import(late.remembered(self._memory))
        if self._twin:
            self._twin.let_go()
        if "request" in order:
            _start(order["request"], self._running)
        if "twin" in order and self._orders_of_twin is not None:
            self._twin = _fork_twin(self._orders_of_twin, self._memory)
            self._orders_of_twin = None


@dataclass
class _Twin:
    """A fork that serves as well; `ready` is closed once this host is ready."""

    pid: int
    ready: int | None

    @property
    def is_running(self) -> bool:
        return os.waitpid(self.pid, os.WNOHANG) == (0, 0)

    def let_go(self) -> None:
        """Lets it use all cores from here on."""
        if self.ready is not None:
            os.close(self.ready)
            self.ready = None


def _bell() -> int:
    """A file descriptor that can be read whenever a child has ended."""
    read, write = os.pipe()
    os.set_blocking(write, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(write, warn_on_full_buffer=False)
    return read


def _no_bell() -> None:
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)


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


def _fork_twin(orders: int, memory: Path) -> _Twin:
    """Forks a host that takes its orders from a file descriptor."""
    host_is_ready, ready = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.nice(10)
        os.dup2(orders, 0)
        os.close(orders)
        os.close(ready)
        _Server(memory, _Ears(host_is_ready)).serve()
        os._exit(0)
    os.close(orders)
    os.close(host_is_ready)
    return _Twin(pid, ready)


@dataclass(frozen=True)
class _Running:
    """A child at work: where to tell of its end, and when that comes at the latest."""

    events: Path
    token: str
    deadline: float


def _start(request_file: str, running: dict[int, _Running]) -> None:
    try:
        request = json.loads(Path(request_file).read_text("utf-8"))
    except OSError:  # nobody waits for it any more
        return
    pid = os.fork()
    if pid == 0:
        _no_bell()
        os.setsid()
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        _draw_anew()
        child.main(request_file)
    deadline = time.monotonic() + request["limit"]
    running[pid] = _Running(Path(request["events"]), request["token"], deadline)


def _draw_anew() -> None:
    """Gives a fork random numbers of its own; Python does this itself, numpy does not."""
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed()


def _reap(running: dict[int, _Running], twin: _Twin | None) -> set[str]:
    """Tells the end of every child that has ended, or whose time is up (no code), and
    ends those that nobody waits for any more.

    Gives the modules that were imported late (see `drydock.late`).
    """
    noted: set[str] = set()
    for pid, one in list(running.items()):
        if not one.events.exists():
            _end_group(pid)
        ended, status = os.waitpid(pid, os.WNOHANG)
        code = os.waitstatus_to_exitcode(status) if ended else None
        if not ended and time.monotonic() > one.deadline:
            _end_group(pid)
            ended, _ = os.waitpid(pid, 0)
        if ended:
            _end_group(pid)
            del running[pid]
            limits.end_descendants(but=[*running, *([twin.pid] if twin else [])])
            with contextlib.suppress(OSError):  # nobody waits for it any more
                noted |= late.noted(one.events)
                child.write_event(one.events, "exit", code=code, token=one.token)
    return noted


def _end_group(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
