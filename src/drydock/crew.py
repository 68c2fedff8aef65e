"""A crew of child processes that run a participant's code within a time limit.

Where the system can fork, one warm host imports the libraries once and each job runs in
a fork of it; elsewhere each job is a process of its own, with the same answer. macOS can
fork, but not safely once Apple's libraries have started threads.
"""

from __future__ import annotations

import atexit
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
from drydock.frames import Frame
from drydock.layout import HERE

CAN_FORK = sys.platform == "linux"
IMPORTS_MAY_TAKE = 180.0
LOOK_EVERY = 0.01


@dataclass(frozen=True)
class Stop:
    """Why code did not run to its end, and in which code cell, if in one.

    frames: the way there through the participant's own code (see `drydock.frames`).
    """

    kind: str
    cell: int | None = None
    message: str = ""
    name: str | None = None
    frames: tuple[Frame, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What one run gave: either a stop, or the tables (as CSV text) and facts."""

    stop: Stop | None = None
    tables: dict[str, str] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)


class Job:
    """One piece of code that runs; `wait` gives its outcome.

    process: where it runs, or the host that forks it (`is_fork`).
    """

    def __init__(
        self,
        events: Path,
        limit: float,
        process: subprocess.Popen[bytes],
        *,
        is_fork: bool,
    ) -> None:
        self._events = events
        self._limit = limit
        self._process = process
        self._is_fork = is_fork

    @property
    def has_ended(self) -> bool:
        if self._process.poll() is not None:
            return True
        return self._is_fork and any(e["event"] == "exit" for e in self._read())

    def wait(self) -> Outcome:
        """Waits for the end, or ends the job when its time is up.

        Raises CheckFailed for what the child itself tells, such as a file that is no
        notebook, and WorkbookBroken where the child never began.
        """
        begin = None
        deadline = time.monotonic() + IMPORTS_MAY_TAKE
        while not self.has_ended:
            if begin is None and (begin := self._begin()):
                deadline = min(begin["at"], time.monotonic()) + self._limit
            if time.monotonic() > deadline:
                self.end()
                return self._outcome(overdue=True)
            time.sleep(LOOK_EVERY)
        return self._outcome(overdue=False)

    def _read(self) -> list[dict[str, Any]]:
        lines = self._events.read_text("utf-8").splitlines()
        return [json.loads(line) for line in lines if line.endswith("}")]

    def _begin(self) -> dict[str, Any] | None:
        """The event with which the work's own code begins, if it has begun."""
        return next((e for e in self._read() if e["event"] == "begin"), None)

    def end(self) -> None:
        """Ends the job and all that it started, if it still runs."""
        if not self._is_fork:
            end_all(self._process.pid)
            self._process.wait()
        elif not self.has_ended and (begin := self._begin()):
            end_all(begin["pid"])

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
        code = told.get("exit", {}).get("code", self._process.returncode)
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
    frames = tuple((place, code) for place, code in event["frames"])
    return Outcome(Stop(event["type"], cell, event["message"], event["name"], frames))


class Host:
    """A warm process that runs jobs in forks of itself (see `drydock.host`).

    It lives as long as this process, and serves every crew of its number.
    """

    def __init__(self) -> None:
        self.process = _start("drydock.host", [], subprocess.PIPE)
        atexit.register(self.close)

    def order(self, libraries: Sequence[str], request: Path | None = None) -> None:
        """Lets the host import `libraries`, and then do what `request` asks for."""
        assert self.process.stdin is not None
        line = {"libraries": list(libraries), "request": request and str(request)}
        self.process.stdin.write(json.dumps(line).encode() + b"\n")
        self.process.stdin.flush()

    def close(self) -> None:
        """Ends the host and every fork of it."""
        assert self.process.stdin is not None
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(timeout=5)
        end_all(self.process.pid)
        self.process.wait()


_HOSTS: dict[int, Host] = {}


def _host(which: int) -> Host:
    """The host of a number, a new one if need be."""
    host = _HOSTS.get(which)
    if host is None or host.process.poll() is not None:
        host = _HOSTS[which] = Host()
    return host


class Crew:
    """Runs jobs; when it is left, none of them runs any more, and no file is left.

    which: crews of different numbers share no process, and so no order of sets.
    """

    def __init__(self, which: int = 0) -> None:
        self._host = _host(which) if CAN_FORK else None
        self._directory = tempfile.TemporaryDirectory(
            prefix="drydock-", ignore_cleanup_errors=True
        )
        self._private = Path(self._directory.name).resolve()
        self._jobs: list[Job] = []

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *exception: object) -> None:
        for job in self._jobs:
            job.end()
        self._directory.cleanup()

    def warm(self, libraries: Sequence[str]) -> None:
        """Lets modules be imported that jobs will want, while there is other work."""
        if self._host is not None:
            self._host.order(libraries)

    def job(self, request: dict[str, Any], *, limit: float) -> Job:
        """Starts what `request` asks for (see `drydock.child`), for `limit` seconds.

        request["libraries"]: modules that it will want, imported before its time runs.
        """
        private = self._private / str(len(self._jobs))
        private.mkdir()
        events = private / "events.jsonl"
        events.touch()
        file = private / "request.json"
        told = {"events": str(events), "private": str(private)}
        file.write_text(json.dumps(request | told), "utf-8")
        if self._host is None:
            process = _start("drydock.child", [str(file)], subprocess.DEVNULL)
        else:
            process = self._host.process
            self._host.order(request["libraries"], file)
        job = Job(events, limit, process, is_fork=self._host is not None)
        self._jobs.append(job)
        return job


def _start(
    module: str, arguments: Sequence[str], stdin: int
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-P", "-m", module, *arguments],
        cwd=sys.prefix,
        env=_environment(),
        stdin=stdin,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _environment() -> dict[str, str]:
    """A kernel's environment: plots drawn inline, and one thread for a library."""
    return os.environ | {
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "MPLCONFIGDIR": str(HERE.root / ".drydock" / "cache" / "matplotlib"),
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
