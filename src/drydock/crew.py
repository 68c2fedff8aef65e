"""A crew of child processes that run a participant's code within a time limit.

Where the system can fork, one warm host imports the libraries once and each job runs in
a fork of it; elsewhere each job is a process of its own, with the same answer. macOS can
fork, but not safely once Apple's libraries have started threads.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import math
import os
import secrets
import signal
import subprocess
import sys
import tempfile
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import psutil

from drydock.errors import CheckFailed, WorkbookBroken
from drydock.frames import Frame
from drydock.layout import HERE
from drydock.limits import harmless
from drydock.lookout import Lookout
from drydock.unwanted import pause

CAN_FORK = sys.platform == "linux"
IMPORTS_MAY_TAKE = 180.0
LOOK_EVERY = 0.005
AT_ONCE = os.cpu_count() or 1
CACHE = HERE.root / ".drydock" / "cache"


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


class Job(ABC):
    """One piece of code that runs; `wait` gives its outcome.

    limit: seconds that it may take, once it has begun. token: what every event that the
    engine itself writes says, and nobody else knows.
    """

    def __init__(self, events: Path, limit: float, token: str) -> None:
        self._events = events
        self._limit = limit
        self._token = token
        self._lookout = Lookout()
        self._begun: dict[str, Any] | None = None

    @property
    @abstractmethod
    def has_ended(self) -> bool:
        """Whether it runs no more, for whatever reason."""

    @property
    @abstractmethod
    def code(self) -> int | None:
        """The exit code of the process in which it ran; None where its time was up."""

    def end(self) -> None:
        """Ends the job and all that it started, if it still runs."""
        self._end()
        self._lookout.end_family()

    @abstractmethod
    def _end(self) -> None:
        """Ends the process, its group and all that it has started."""

    def wait(self) -> Outcome:
        """Waits for the end, which comes at the latest when its time is up.

        Raises CheckFailed for what the child itself tells, such as a file that is no
        notebook, WorkbookBroken where the child never began, and Unwanted where nobody
        waits for the check any more.
        """
        taken = ""
        while not taken and not self.has_ended:
            pause(LOOK_EVERY)
            if taken := self._takes_too_much():
                self.end()
        told = {event["event"]: event for event in self._read()}
        cell = told["cell"]["number"] if "cell" in told else None
        if "done" in told:
            return Outcome(tables=told["done"]["tables"], facts=told["done"]["facts"])
        if "stop" in told:
            return _stopped(told["stop"], cell)
        if taken:
            return Outcome(Stop("too much", cell, taken))
        if not self._begin():
            raise WorkbookBroken(
                expected="Python can start a process that runs drydock.child",
                found=f"it ended before it began, with code {self.code}",
                remedy="run ./scripts/go doctor",
            )
        if not self._events.exists():
            return Outcome(Stop("died", cell, "it had deleted what tells of its run"))
        if self.code is None:
            return Outcome(Stop("too slow", cell, f"{self._limit:g} seconds"))
        return Outcome(Stop("died", cell, f"code {self.code}"))

    def _takes_too_much(self) -> str:
        begun = self._begin()
        return self._lookout.too_much(begun["pid"]) if begun else ""

    def _read(self) -> list[dict[str, Any]]:
        """What the engine has told so far; what the code itself may have written into
        the file, or done to it, tells nothing."""
        try:
            lines = self._events.read_text("utf-8", "replace").splitlines()
        except OSError:
            return []
        return [json.loads(line) for line in lines if self._is_whole(line)]

    def _is_whole(self, line: str) -> bool:
        return f'"token": "{self._token}"' in line and line.endswith("}")

    def _event(self, name: str) -> dict[str, Any] | None:
        return next((e for e in self._read() if e["event"] == name), None)

    def _begin(self) -> dict[str, Any] | None:
        """The event with which the work's own code begins, if it has begun."""
        self._begun = self._begun or self._event("begin")
        return self._begun


class Fork(Job):
    """A job in a fork of a host, which ends it when its time is up."""

    def __init__(self, events: Path, limit: float, token: str, host: Host) -> None:
        super().__init__(events, limit, token)
        self._host = host

    @property
    def has_ended(self) -> bool:
        if self._event("exit") or self._host.process.poll() is not None:
            return True
        gone = self._begun and not self._events.exists()  # so there is nothing to read
        return bool(gone) and not psutil.pid_exists(self._begun["pid"])

    @property
    def code(self) -> int | None:
        told = self._event("exit")
        return told["code"] if told else self._host.process.returncode

    def _end(self) -> None:
        if not self.has_ended and (begin := self._begin()):
            end_all(begin["pid"])


class Spawn(Job):
    """A job in a process of its own, which starts when there is a core for it."""

    def __init__(
        self,
        events: Path,
        limit: float,
        token: str,
        start: Callable[[], subprocess.Popen[bytes]],
    ) -> None:
        super().__init__(events, limit, token)
        self._start = start
        self._process: subprocess.Popen[bytes] | None = None
        self._deadline = math.inf
        self._has_begun = self._is_overdue = False
        _QUEUE.append(self)

    @property
    def has_ended(self) -> bool:
        _tend_queue()
        return not (self.is_waiting or self.is_running)

    @property
    def is_waiting(self) -> bool:
        return self in _QUEUE and self._process is None

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def code(self) -> int | None:
        return (
            None if self._is_overdue or not self._process else self._process.returncode
        )

    def start(self) -> None:
        self._process = self._start()
        self._deadline = time.monotonic() + IMPORTS_MAY_TAKE

    def tend(self) -> None:
        """Ends the job if its time is up."""
        if not self._has_begun and (begin := self._begin()):
            self._has_begun = True
            self._deadline = begin["at"] + self._limit
        if self.is_running and time.monotonic() > self._deadline:
            self._is_overdue = True
            self.end()

    def _end(self) -> None:
        if self in _QUEUE:
            _QUEUE.remove(self)
        if self._process is not None:
            end_all(self._process.pid)
            self._process.wait()


_QUEUE: list[Spawn] = []


def _tend_queue() -> None:
    """Ends what takes too long and starts what waits, as long as there are cores."""
    for job in list(_QUEUE):
        job.tend()
    _QUEUE[:] = [job for job in _QUEUE if job.is_waiting or job.is_running]
    free = AT_ONCE - sum(job.is_running for job in _QUEUE)
    for job in [job for job in _QUEUE if job.is_waiting][: max(free, 0)]:
        job.start()


def _stopped(event: dict[str, Any], cell: int | None) -> Outcome:
    if "told" in event:
        raise CheckFailed(**event["told"])
    frames = tuple((place, code) for place, code in event["frames"])
    return Outcome(Stop(event["type"], cell, event["message"], event["name"], frames))


class Host:
    """A warm process that runs jobs in forks of itself (see `drydock.host`).

    It lives as long as this process, and serves every crew of its number. Once it has
    a twin, jobs that need few libraries don't wait until it has imported all others.
    """

    def __init__(self) -> None:
        read, write = os.pipe()
        self.process = _start(
            "drydock.host", [str(read), str(CACHE / "late.txt")], subprocess.PIPE, read
        )
        os.close(read)
        assert self.process.stdin is not None
        self._orders: IO[bytes] = self.process.stdin
        # pylint: disable-next=consider-using-with
        self._orders_of_twin: IO[bytes] = os.fdopen(write, "wb")
        self._twin: set[str] | None = None

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
        light = self._twin is not None and _packages(libraries) <= self._twin
        orders = self._orders_of_twin if light else self._orders
        self._order(orders, libraries=list(libraries), request=str(request))

    def _order(self, orders: IO[bytes], **order: Any) -> None:
        orders.write(json.dumps(order).encode() + b"\n")
        orders.flush()

    def close(self) -> None:
        """Ends the host and every fork of it."""
        for orders in (self._orders, self._orders_of_twin):
            with contextlib.suppress(BrokenPipeError):
                orders.close()
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


def _host(which: int) -> Host:
    """The host of a number, a new one if need be."""
    host = _HOSTS.get(which)
    if host is None or host.process.poll() is not None:
        host = _HOSTS[which] = Host()
    return host


def warm(few: Sequence[str], all_others: Sequence[str]) -> None:
    """Lets libraries be imported that jobs will want, while there is other work to do.

    few: those with which some jobs can begin already.
    """
    if CAN_FORK:
        _host(0).fork_twin(few)
        _host(0).warm(all_others)


class Crew:
    """Runs jobs; when it is left, none of them runs any more, and no file is left.

    which: crews of different numbers share no process, and so no order of sets.
    few: libraries that are enough for some jobs, which can begin before the others.
    """

    def __init__(self, which: int = 0, few: Sequence[str] = ()) -> None:
        self._host = _host(which) if CAN_FORK else None
        if self._host and few:
            self._host.fork_twin(few)
        # pylint: disable-next=consider-using-with
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
        """Starts what `request` asks for (see `drydock.child`), for `limit` seconds.

        request["libraries"]: modules that it will want, imported before its time runs.
        """
        private = self._private / str(len(self._jobs))
        private.mkdir()
        events = private / "events.jsonl"
        events.touch()
        file = private / "request.json"
        token = secrets.token_hex()
        told = {"events": str(events), "private": str(private), "limit": limit}
        file.write_text(json.dumps(request | told | {"token": token}), "utf-8")
        self._jobs.append(self._begin(events, limit, token, request["libraries"], file))
        return self._jobs[-1]

    def _begin(  # pylint: disable=too-many-arguments,too-many-positional-arguments
        self,
        events: Path,
        limit: float,
        token: str,
        libraries: Sequence[str],
        file: Path,
    ) -> Job:
        if self._host is not None:
            self._host.run(libraries, file)
            return Fork(events, limit, token, self._host)
        return Spawn(
            events,
            limit,
            token,
            lambda: _start("drydock.child", [str(file)], subprocess.DEVNULL),
        )


def _start(
    module: str, arguments: Sequence[str], stdin: int, *inherited: int
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-P", "-m", module, *arguments],
        cwd=sys.prefix,
        env=_environment(),
        stdin=stdin,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        pass_fds=inherited,
    )


def _environment() -> dict[str, str]:
    """A kernel's environment: plots drawn inline, and one thread for a library."""
    return harmless(os.environ) | {
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "MPLCONFIGDIR": str(CACHE / "matplotlib"),
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
