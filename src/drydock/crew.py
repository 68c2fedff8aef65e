"""A crew of child processes that run a participant's code within a time limit.

Where the system can fork, one warm host imports the libraries once and each job runs in
a fork of it; elsewhere each job is a process of its own, with the same answer. macOS can
fork, but not safely once Apple's libraries have started threads.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

from drydock.errors import CheckFailed, WorkbookBroken

CAN_FORK = sys.platform == "linux"
IMPORTS_MAY_TAKE = 180.0
LOOK_EVERY = 0.01


@dataclass(frozen=True)
class Stop:
    """Why code did not run to its end, and in which code cell, if in one."""

    kind: str
    cell: int | None = None
    message: str = ""
    name: str | None = None


@dataclass(frozen=True)
class Outcome:
    """What one run gave: either a stop, or the tables (as CSV text) and facts."""

    stop: Stop | None = None
    tables: dict[str, str] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)


class Job:
    """One piece of code that runs; `wait` gives its outcome."""

    def __init__(self, events: Path, limit: float) -> None:
        self._events = events
        self._limit = limit
        self._deadline = time.monotonic() + IMPORTS_MAY_TAKE
        self._process: subprocess.Popen[bytes] | None = None

    def started_as(self, process: subprocess.Popen[bytes]) -> None:
        """Makes `process` the one to look after: the job is no fork of a host."""
        self._process = process

    @property
    def has_ended(self) -> bool:
        if self._process is not None:
            return self._process.poll() is not None
        return any(event["event"] == "exit" for event in self._read())

    def wait(self) -> Outcome:
        """Waits for the end, or ends the job when its time is up.

        Raises CheckFailed for what the child itself tells, such as a file that is no
        notebook, and WorkbookBroken where the child never began.
        """
        began = False
        while not self.has_ended:
            events = self._read()
            if not began and events:
                began = True
                self._deadline = time.monotonic() + self._limit
            if time.monotonic() > self._deadline:
                self._end(events)
                return self._outcome(overdue=True)
            time.sleep(LOOK_EVERY)
        return self._outcome(overdue=False)

    def _read(self) -> list[dict[str, Any]]:
        lines = self._events.read_text("utf-8").splitlines()
        return [json.loads(line) for line in lines if line.endswith("}")]

    def _end(self, events: list[dict[str, Any]]) -> None:
        if self._process is not None:
            end_all(self._process.pid)
            self._process.wait()
        elif events:
            end_all(events[0]["pid"])

    def _outcome(self, *, overdue: bool) -> Outcome:
        events = self._read()
        told = {event["event"]: event for event in events}
        cell = told["cell"]["number"] if "cell" in told else None
        if "done" in told:
            return Outcome(tables=told["done"]["tables"], facts=told["done"]["facts"])
        if "stop" in told:
            return _stopped(told["stop"], cell)
        if overdue and events:
            return Outcome(Stop("too slow", cell, f"{self._limit:g} seconds"))
        code = self._process.returncode if self._process else told["exit"]["code"]
        if "begin" not in told:
            raise WorkbookBroken(
                expected="Python can start a process that runs drydock.child",
                found=f"it ended at once, with code {code}",
                remedy="run ./scripts/go doctor",
            )
        return Outcome(Stop("died", cell, f"code {code}"))


def _stopped(event: dict[str, Any], cell: int | None) -> Outcome:
    if "told" in event:
        raise CheckFailed(**event["told"])
    return Outcome(Stop(event["type"], cell, event["message"], event["name"]))


class Crew:
    """Runs jobs; leaves no process and no file behind.

    libraries: modules that the jobs will want, imported before their time runs.
    cache: a folder that may be kept for what libraries compute once.
    """

    def __init__(self, libraries: Sequence[str], cache: Path) -> None:
        self._libraries = list(libraries)
        self._environment = _environment(cache)
        self._stack = contextlib.ExitStack()
        self._private = Path()
        self._host: subprocess.Popen[bytes] | None = None
        self._processes: list[subprocess.Popen[bytes]] = []
        self._count = 0

    def __enter__(self) -> Crew:
        directory = tempfile.TemporaryDirectory(
            prefix="drydock-", ignore_cleanup_errors=True
        )
        self._private = Path(self._stack.enter_context(directory)).resolve()
        if CAN_FORK:
            self._host = self._start("drydock.host", self._libraries)
        return self

    def __exit__(self, *exception: object) -> None:
        if self._host is not None:
            assert self._host.stdin is not None
            with contextlib.suppress(BrokenPipeError):
                self._host.stdin.close()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._host.wait(timeout=5)
            self._processes.append(self._host)
        for process in self._processes:
            end_all(process.pid)
            process.wait()
        self._stack.close()

    def job(self, request: dict[str, Any], *, limit: float) -> Job:
        """Starts what `request` asks for (see `drydock.child`), for `limit` seconds."""
        self._count += 1
        private = self._private / str(self._count)
        private.mkdir()
        events = private / "events.jsonl"
        events.touch()
        file = private / "request.json"
        told = {"events": str(events), "private": str(private)}
        told["libraries"] = self._libraries
        file.write_text(json.dumps(request | told), "utf-8")
        job = Job(events, limit)
        if self._host is None:
            process = self._start("drydock.child", [str(file)])
            self._processes.append(process)
            job.started_as(process)
        else:
            assert self._host.stdin is not None
            self._host.stdin.write(os.fsencode(file) + b"\n")
            self._host.stdin.flush()
        return job

    def _start(self, module: str, arguments: list[str]) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-P", "-m", module, *arguments],
            cwd=self._private,
            env=self._environment,
            stdin=subprocess.PIPE if module == "drydock.host" else subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )


def _environment(cache: Path) -> dict[str, str]:
    """A kernel's environment: plots drawn inline, and one thread for a library."""
    return os.environ | {
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "MPLCONFIGDIR": str(cache / "matplotlib"),
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }


def end_all(pid: int) -> None:
    """Ends a process, its group and all it started, whatever signals they ignore."""
    with contextlib.suppress(psutil.NoSuchProcess):
        process = psutil.Process(pid)
        family = [*process.children(recursive=True), process]
        for one in family:
            with contextlib.suppress(psutil.NoSuchProcess):
                one.kill()
    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, signal.SIGKILL)
