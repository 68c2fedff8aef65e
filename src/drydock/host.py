"""A warm process: imports the heavy libraries once, then forks a child for each job.

Called as `python -P -m drydock.host LIBRARY ...`; reads the paths of request files from
standard input, a line each, and runs each in a fork of its own. When a child ends, its
exit code is added to its events file and what it left running is ended. The end of
standard input ends the host and all its children. It never runs a participant's code
itself, and never trains a model: a process that has done that may hang its forks.
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
from pathlib import Path

from drydock import child

LOOK_EVERY = 0.01


def main(libraries: list[str]) -> None:
    for name in libraries:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    gc.freeze()
    running: dict[int, Path] = {}
    waiting = b""
    while True:
        readable, _, _ = select.select([0], [], [], LOOK_EVERY if running else None)
        if readable:
            received = os.read(0, 65536)
            if not received:
                break
            *lines, waiting = (waiting + received).split(b"\n")
            for line in lines:
                _start(os.fsdecode(line), running)
        _reap(running)
    for pid in running:
        _end_group(pid)


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
    main(sys.argv[1:])
