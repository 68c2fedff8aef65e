"""A warm process: imports heavy libraries once, then forks a child for each job.

Called as `python -P -m drydock.host`; reads orders from standard input, a JSON object a
line: {"libraries": [module, ...], "request": path of a request file, or null}. It
imports the libraries that it does not know yet, then runs the request in a fork of its
own; as many at a time as there are cores, in the order in which they came. When a child
ends, its exit code is added to its events file and what it left running is ended. The
end of standard input ends the host and all its children. It never runs a participant's
code itself, and never trains a model: a process that has done that may hang its forks.
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
from pathlib import Path
from typing import Any

from drydock import child

LOOK_EVERY = 0.01
AT_ONCE = os.cpu_count() or 1


def main() -> None:
    running: dict[int, Path] = {}
    waiting: deque[str] = deque()
    unread = b""
    while True:
        readable, _, _ = select.select([0], [], [], LOOK_EVERY if running else None)
        if readable:
            received = os.read(0, 65536)
            if not received:
                break
            *lines, unread = (unread + received).split(b"\n")
            waiting.extend(line.decode() for line in lines)
        _reap(running)
        while waiting and len(running) < AT_ONCE:
            _obey(json.loads(waiting.popleft()), running)
    for pid in running:
        _end_group(pid)
    os._exit(0)  # what the libraries would tidy up at the end takes a tenth of a second


def _obey(order: dict[str, Any], running: dict[int, Path]) -> None:
    unknown = [name for name in order["libraries"] if name not in sys.modules]
    for name in unknown:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    if unknown:
        gc.freeze()
    if order["request"]:
        _start(order["request"], running)


def _start(request_file: str, running: dict[int, Path]) -> None:
    try:
        events = Path(json.loads(Path(request_file).read_text("utf-8"))["events"])
    except OSError:  # nobody waits for it any more
        return
    pid = os.fork()
    if pid == 0:
        os.setsid()
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        _draw_anew()
        child.main(request_file)
    running[pid] = events


def _draw_anew() -> None:
    """Gives a fork random numbers of its own; Python does this itself, numpy does not."""
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed()


def _reap(running: dict[int, Path]) -> None:
    """Tells the end of every child that has ended."""
    for pid in list(running):
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            _end_group(pid)
            code = os.waitstatus_to_exitcode(status)
            with contextlib.suppress(OSError):  # nobody waits for it any more
                child.write_event(running.pop(pid), "exit", code=code)


def _end_group(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)


if __name__ == "__main__":
    main()
