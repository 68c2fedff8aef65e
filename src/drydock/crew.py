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
from drydock.layout import HERE

CAN_FORK = sys.platform == "linux"
IMPORTS_MAY_TAKE = 180.0
LOOK_EVERY = 0.01
HOSTS_AT_MOST = 3


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
        self._deadline = time.monotonic() + IMPORTS_MAY_TAKE

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
        began = False
        while not self.has_ended:
            events = self._read()
            if not began and events:
                began = True
                self._deadline = time.monotonic() + self._limit
            if time.monotonic() > self._deadline:
                self.end()
                return self._outcome(overdue=True)
            time.sleep(LOOK_EVERY)
        return self._outcome(overdue=False)

    def _read(self) -> list[dict[str, Any]]:
        lines = self._events.read_text("utf-8").splitlines()
        return [json.loads(line) for line in lines if line.endswith("}")]

    def end(self) -> None:
        """Ends the job and all that it started, if it still runs."""
        if not self._is_fork:
            end_all(self._process.pid)
            self._process.wait()
        elif not self.has_ended:
            for event in self._read()[:1]:
                end_all(event["pid"])

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
    return Outcome(Stop(event["type"], cell, event["message"], event["name"]))


class Host:
    """A warm process that runs jobs in forks of itself (see `drydock.host`).

    It lives as long as this process, and serves every crew that wants no libraries but
    those that it has imported.
    """

    def __init__(self, libraries: Sequence[str]) -> None:
        self.process = _start("drydock.host", libraries, subprocess.PIPE)
        self.libraries = set(libraries)
        atexit.register(self.close)

    def run(self, request_file: Path) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(os.fsencode(request_file) + b"\n")
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


_HOSTS: list[list[Host]] = []


def _host(libraries: Sequence[str], which: int) -> Host:
    """A host that has imported `libraries`, a new one if need be.

    which: hosts of different numbers are different processes.
    """
    while len(_HOSTS) <= which:
        _HOSTS.append([])
    pool = _HOSTS[which]
    for host in pool:
        if host.libraries.issuperset(libraries) and host.process.poll() is None:
            return host
    if len(pool) == HOSTS_AT_MOST:
        pool.pop(0).close()
    pool.append(Host(libraries))
    return pool[-1]


class Crew:
    """Runs jobs; when it is left, none of them runs any more, and no file is left.

    libraries: modules that the jobs will want, imported before their time runs.
    which: crews of different numbers share no process, and so no order of sets.
    """

    def __init__(self, libraries: Sequence[str], which: int = 0) -> None:
        self._libraries = list(libraries)
        self._host = _host(libraries, which) if CAN_FORK else None
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

    def job(self, request: dict[str, Any], *, limit: float) -> Job:
        """Starts what `request` asks for (see `drydock.child`), for `limit` seconds."""
        private = self._private / str(len(self._jobs))
        private.mkdir()
        events = private / "events.jsonl"
        events.touch()
        file = private / "request.json"
        told = {"events": str(events), "private": str(private)}
        told["libraries"] = self._libraries
        file.write_text(json.dumps(request | told), "utf-8")
        if self._host is None:
            process = _start("drydock.child", [str(file)], subprocess.DEVNULL)
        else:
            process = self._host.process
            self._host.run(file)
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
