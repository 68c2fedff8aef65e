"""A warm process: imports heavy libraries once, then forks a child for each job.

Called as `python -P -m drydock.host FD`; reads orders from standard input, a JSON object
a line: {"libraries": [module, ...], "request": path of a request file, "twin": true},
of which the last two may be missing. It imports the libraries that it does not know yet,
then runs the request in a fork of its own; as many at a time as there are cores, in the
order in which they came. When a child ends, its exit code is added to its events file
and what it left running is ended; what libraries imported late, in the child, the host
imports when it has nothing else to do. The end of standard input ends the host and all
its children. It never runs a participant's code itself, and never trains a model: a
process that has done that may hang its forks.

Where an order says so, the host forks a twin of itself, which takes its orders from the
file descriptor FD, with the libraries known so far. The host is needed longer: where
cores are scarce, the twin waits.
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

from drydock import child, limits

LOOK_EVERY = 0.002
AT_ONCE = os.cpu_count() or 1


def main(orders_of_twin: int) -> None:
    _serve(orders_of_twin)
    os._exit(0)  # what the libraries would tidy up at the end takes a tenth of a second


def _serve(orders_of_twin: int | None = None) -> None:
    limits.adopt_orphans()
    running: dict[int, _Running] = {}
    waiting: deque[str] = deque()
    unread = b""
    twin = None
    late: set[str] = set()
    while twin is None or os.waitpid(twin, os.WNOHANG) == (0, 0):
        readable, _, _ = select.select([0], [], [], LOOK_EVERY if running else None)
        if readable:
            received = os.read(0, 65536)
            if not received:
                break
            *lines, unread = (unread + received).split(b"\n")
            waiting.extend(line.decode() for line in lines)
        late |= _reap(running, twin)
        while waiting and len(running) < AT_ONCE:
            order = json.loads(waiting.popleft())
            _import(order["libraries"])
            if "request" in order:
                _start(order["request"], running)
            if "twin" in order and orders_of_twin is not None:
                twin, orders_of_twin = _fork_twin(orders_of_twin), None
        if late and not running:
            _import(late)
            late = set()
    for pid in running:
        _end_group(pid)


def _import(libraries: Iterable[str]) -> None:
    """Imports what is not known yet, and keeps it from being looked at for garbage."""
    unknown = [name for name in libraries if name not in sys.modules]
    gc.disable()
    for name in unknown:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    gc.enable()
    if unknown:
        gc.freeze()


def _fork_twin(orders: int) -> int:
    """Forks a host that takes its orders from a file descriptor; gives its pid."""
    pid = os.fork()
    if pid == 0:
        os.nice(10)
        os.dup2(orders, 0)
        os.close(orders)
        _serve()
        os._exit(0)
    os.close(orders)
    return pid


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


def _reap(running: dict[int, _Running], twin: int | None) -> set[str]:
    """Tells the end of every child that has ended, or whose time is up (no code), and
    ends those that nobody waits for any more.

    Gives the modules that were imported late (see `child.late_imports`).
    """
    late: set[str] = set()
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
            limits.end_descendants(but=[*running, *([twin] if twin else [])])
            with contextlib.suppress(OSError):  # nobody waits for it any more
                late |= child.late_imports(one.events)
                child.write_event(one.events, "exit", code=code, token=one.token)
    return late


def _end_group(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)


if __name__ == "__main__":
    main(int(sys.argv[1]))
