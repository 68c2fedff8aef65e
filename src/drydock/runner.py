"""Running a participant's program in child processes, within a time limit.

Whatever the program does, the answer is an `Outcome`: an endless loop, `exit()`,
`input()`, a crash or a gigabyte of output are outcomes like any other.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

from drydock.errors import CheckFailed, WorkbookBroken
from drydock.workspace import Workspace

TIME_LIMIT = 60.0
IMPORTS_MAY_TAKE = 180.0
LOOK_EVERY = 0.02


@dataclass(frozen=True)
class Program:
    """What to run in a workspace, and what looks at it afterwards.

    `observe` names a function of the kata's `seam.py`; it is called in the child with
    the program's global names and returns tables (pandas) and facts (plain values).
    """

    file: str
    observe: str


@dataclass(frozen=True)
class Stop:
    """Why a program did not run to its end, and in which code cell, if in one."""

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


def run(
    workspace: Workspace, program: Program, *, times: int = 1, limit: float
) -> list[Outcome]:
    """Runs `program` `times` times, side by side, each in a fresh process and tree.

    limit: seconds that a run may take once its libraries are imported.
    Raises CheckFailed for what the child says so, such as a file that is no notebook.
    """
    with ExitStack() as stack:
        trees = [stack.enter_context(workspace.scratch()) for _ in range(times)]
        children = [
            stack.enter_context(_Child(workspace, tree, program, limit))
            for tree in trees
        ]
        return [child.wait() for child in children]


class _Child:
    """One child process, from its start to the end of its last descendant."""

    def __init__(
        self, workspace: Workspace, tree: Path, program: Program, limit: float
    ) -> None:
        self._limit = limit
        private = tree.parents[1] / "run"
        private.mkdir()
        self._events = private / "events.jsonl"
        self._events.touch()
        request = private / "request.json"
        request.write_text(
            json.dumps(
                {
                    "program": str(tree / program.file),
                    "seam": str(workspace.stage.house.seam(workspace.stage.kata)),
                    "observe": program.observe,
                    "events": str(self._events),
                }
            ),
            "utf-8",
        )
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "drydock.child", str(request)],
            cwd=tree,
            env=_environment(workspace, private),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def __enter__(self) -> _Child:
        return self

    def __exit__(self, *exception: object) -> None:
        end_all(self._process)

    def wait(self) -> Outcome:
        """Waits for the end of the program, or ends it when its time is up."""
        deadline = time.monotonic() + IMPORTS_MAY_TAKE
        began = False
        while self._process.poll() is None:
            if not began and '"begin"' in self._events.read_text("utf-8")[:4000]:
                began = True
                deadline = time.monotonic() + self._limit
            if time.monotonic() > deadline:
                end_all(self._process)
                return self._outcome(overdue=True)
            time.sleep(LOOK_EVERY)
        return self._outcome(overdue=False)

    def _outcome(self, *, overdue: bool) -> Outcome:
        lines = self._events.read_text("utf-8").splitlines()
        events = [json.loads(line) for line in lines if line.endswith("}")]
        last = events[-1] if events else {"event": "nothing"}
        cell = next((e["number"] for e in reversed(events) if "number" in e), None)
        if last["event"] == "done":
            return Outcome(tables=last["tables"], facts=last["facts"])
        if last["event"] == "stop":
            return _stopped(last, cell)
        if overdue:
            return Outcome(Stop("too slow", cell, f"{self._limit:g} seconds"))
        if last["event"] == "nothing":
            raise WorkbookBroken(
                expected="Python can start a process that runs drydock.child",
                found=f"it ended at once, with code {self._process.returncode}",
                remedy="run ./scripts/go doctor",
            )
        return Outcome(Stop("died", cell, f"code {self._process.returncode}"))


def _stopped(event: dict[str, Any], cell: int | None) -> Outcome:
    if "told" in event:
        raise CheckFailed(**event["told"])
    return Outcome(Stop(event["type"], cell, event["message"], event["name"]))


def _environment(workspace: Workspace, private: Path) -> dict[str, str]:
    """A kernel's environment: plots drawn inline, nothing read from the user's home."""
    cache = workspace.stage.house.root / ".drydock" / "cache"
    return os.environ | {
        "IPYTHONDIR": str(private / "ipython"),
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "MPLCONFIGDIR": str(cache / "matplotlib"),
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "TMPDIR": str(private),
    }


def end_all(process: subprocess.Popen[bytes]) -> None:
    """Ends a process and all it started, whatever signals they ignore."""
    try:
        descendants = psutil.Process(process.pid).children(recursive=True)
    except psutil.NoSuchProcess:
        descendants = []
    if os.name == "posix":
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
    for one in descendants:
        try:
            one.kill()
        except psutil.NoSuchProcess:
            pass
    process.kill()
    process.wait()
