"""One run of a notebook, in a process of the owner's Python, followed event by event."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

from drydock.adoption.model import Cell, Failure, Output, RanCell, Run, Status, Value
from drydock.adoption.running.copied_folder import CopiedFolder
from drydock.adoption.running.interpreter import Interpreter
from drydock.errors import Told, WorkbookBroken
from drydock.sandbox import environment, processes

HERE = Path(__file__).parent
START = "import sys; sys.path.insert(0, {!r}); from inside.whole_run import main; main({!r})"
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
# After its limit a cell is given this long to end by itself.
GRACE = 8.0


@dataclass(frozen=True)
class Limits:
    """Seconds that a cell may take, and all of them together."""

    cell: float = 60.0
    all: float = 600.0


@dataclass(frozen=True)
class Asked:
    """What a run is to be.

    scratch: an empty folder for this run alone. hash_seed: what shuffles sets.
    """

    interpreter: Interpreter
    copied: CopiedFolder
    cells: tuple[Cell, ...]
    scratch: Path
    limits: Limits
    hash_seed: int


class RunningNotebook:
    """A run that is under way; at: the cell that runs."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self.at = 0
        self._ran: dict[int, RanCell] = {}
        self._begun: dict[str, Any] = {}
        self._end: dict[str, Any] = {}
        self._is_stopping = False
        self._stopped: str | None = None
        self._ended_as: Status = "failed"
        self._prepare()
        self._started = self._at_since = time.monotonic()
        self._process = self._start()
        self._log = self._log_path.open(encoding="utf-8")

    def _prepare(self) -> None:
        for name in ("tmp", "home", "ipython"):
            (self._asked.scratch / name).mkdir()
        link_home(self._asked.scratch / "home")
        request = self._asked.scratch / "request.json"
        request.write_text(json.dumps(self._request()), "utf-8")
        self._log_path.touch()

    def _start(self) -> subprocess.Popen[bytes]:
        request = self._asked.scratch / "request.json"
        program = START.format(str(HERE), str(request))
        with (self._asked.scratch / "stderr").open("wb") as stderr:
            return subprocess.Popen(
                [self._asked.interpreter.python, "-c", program],
                cwd=self._asked.copied.home,
                env=self._environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=stderr,
                start_new_session=True,
                creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
            )

    @property
    def _log_path(self) -> Path:
        return self._asked.scratch / "log"

    def _request(self) -> dict[str, Any]:
        cells = [
            {"number": one.number, "source": one.source, "tags": one.tags}
            for one in self._asked.cells
        ]
        return {
            "tree": str(self._asked.copied.tree),
            "folder": str(self._asked.copied.home),
            "writable": [str(self._asked.copied.tree), str(self._asked.scratch)],
            "log": str(self._log_path),
            "cells": cells,
            "cell_limit": self._asked.limits.cell,
            "limit": self._asked.limits.all,
            "hidden": str(self._asked.scratch.parent),
            "places": [
                [str(self._asked.copied.tree), str(self._asked.copied.original)],
                [str(self._asked.scratch / "home"), str(Path.home())],
                [str(self._asked.scratch / "tmp"), tempfile.gettempdir()],
            ],
        }

    def _environment(self) -> dict[str, str]:
        bin_folder = str(Path(self._asked.interpreter.python).parent)
        given = environment.of_work(os.environ)
        own = {
            "PATH": os.pathsep.join([bin_folder, given.get("PATH", "")]),
            "PYTHONHASHSEED": str(self._asked.hash_seed),
            "PYTHONDONTWRITEBYTECODE": "1",
            "IPYTHONDIR": str(self._asked.scratch / "ipython"),
            "MPLCONFIGDIR": str(self._asked.scratch / "tmp"),
            **{
                name: str(self._asked.scratch / "tmp")
                for name in ("TMPDIR", "TEMP", "TMP")
            },
            **{name: "1" for name in ONE_THREAD},
        }
        if os.name == "posix":
            own["HOME"] = str(self._asked.scratch / "home")
        return given | own

    def follow(self) -> bool:
        """Reads what has happened; False once it is over. Ends what takes too long."""
        if self._log.closed:
            return False
        is_over = self._process.poll() is not None
        self._read()
        is_over = is_over or bool(self._end)
        if not is_over:
            self._look_at_the_clock()
        return not is_over

    def _read(self) -> None:
        while line := self._log.readline():
            if not line.endswith("\n"):
                self._log.seek(self._log.tell() - len(line.encode()))
                return
            event = json.loads(line)
            kind = event.pop("event")
            if kind == "begin":
                self._begun, self._at_since = event, time.monotonic()
            elif kind == "cell":
                self.at, self._at_since = event["number"], time.monotonic()
            elif kind == "ran":
                self._ran[event["number"]] = ran_cell(event)
                self._at_since = time.monotonic()
            elif kind == "end":
                self._end, self._stopped = event, event["stopped"]

    def _look_at_the_clock(self) -> None:
        now, limits = time.monotonic(), self._asked.limits
        if now - self._started > limits.all + 3 * GRACE:
            self._ended_as = "at work when all time was up"
            self.end(f"all cells together may take {limits.all:g} s")
        elif self._begun and now - self._at_since > limits.cell + GRACE:
            self._ended_as = "stopped at its limit"
            self.end("its process did not end by itself")

    def interrupt(self) -> None:
        """Has it stop where it is, and tell what it knows; it has some seconds for that."""
        self._is_stopping = True
        with contextlib.suppress(OSError, ValueError):
            self._process.send_signal(
                getattr(signal, "CTRL_BREAK_EVENT", signal.SIGINT)
            )

    def end(self, why: str | None = None) -> None:
        """Ends the process and all that it has started, whatever it is at; may be called
        again."""
        if self._log.closed:
            return
        if self._process.poll() is None and not self._end:
            self._stopped = why
        processes.end_all(self._process.pid)
        self._process.wait()
        end_strays(str(self._asked.scratch))
        if self._process.stdin:
            self._process.stdin.close()
        self._read()
        self._log.close()

    def result(self) -> Run:
        """What has happened, once it is over.

        Raises WorkbookBroken where the owner's Python did not come to the first cell.
        """
        if not (self._begun or self._is_stopping or self._stopped):
            said = (self._asked.scratch / "stderr").read_text("utf-8", "replace")
            raise _could_not_start(self._asked.interpreter.python, said)
        return Run(
            python=self._asked.interpreter.python,
            version=str(self._begun.get("version", "")),
            packages=self._end.get("packages", {}),
            cells=tuple(self._cell(one) for one in self._asked.cells),
            end={name: _value(one) for name, one in self._end.get("end", {}).items()},
            stopped=self._stopped,
        )

    def _cell(self, cell: Cell) -> RanCell:
        if found := self._ran.get(cell.number):
            return found
        if cell.number != self.at or self._end:
            return RanCell(cell.number, "not run")
        if self._is_stopping:
            return RanCell(cell.number, "interrupted")
        seconds = time.monotonic() - self._at_since
        if self._stopped:
            return RanCell(cell.number, self._ended_as, seconds)
        return RanCell(cell.number, "failed", seconds, self._gone())

    def _gone(self) -> Failure:
        """The process is no more, and has not said why."""
        code = self._process.returncode
        how = f"signal {-code}" if code < 0 else f"exit code {code}"
        if -code == signal.SIGSEGV:
            how = "a fault in a library, signal 11"
        return Failure("ProcessEnded", f"its process ended by itself ({how})", None, "")


def _could_not_start(python: str, said: str) -> Told:
    last = (said.strip().splitlines() or ["it said nothing"])[-1]
    return WorkbookBroken(
        expected=f"{python} runs the notebook",
        found=f"it ended before the first cell: {last[:300]}",
        remedy="choose another Python with --python PATH",
    )


def end_strays(marker: str) -> None:
    """Ends what the notebook has started and its process has left behind: its environment
    still names the folder of the run."""
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error, OSError):
            if process.environ().get("IPYTHONDIR", "").startswith(marker):
                process.kill()


def link_home(home: Path) -> None:
    """A home folder with links to all that is in the owner's: to be read, not written."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError), os.scandir(Path.home()) as entries:
        for entry in entries:
            os.symlink(entry.path, home / entry.name)


def ran_cell(event: Mapping[str, Any]) -> RanCell:
    """What an event says of a cell that was run."""
    error = event.get("error")
    return RanCell(
        number=event["number"],
        status=event["status"],
        seconds=event.get("seconds", 0.0),
        error=Failure(**error) if error else None,
        outputs=tuple(Output(**one) for one in event.get("outputs", ())),
        warnings=tuple(event.get("warnings", ())),
        changed={name: _value(one) for name, one in event.get("changed", {}).items()},
        files_read=_strings(event.get("files_read", ())),
        files_written=_strings(event.get("files_written", ())),
        kept_from=_strings(event.get("kept_from", ())),
        waits_for=_strings(event.get("waits", ())),
    )


def _strings(found: Collection[object]) -> tuple[str, ...]:
    return tuple(map(str, found))


def _value(told: Mapping[str, Any]) -> Value:
    shape = told["shape"]
    return Value(**{**told, "shape": tuple(shape) if shape is not None else None})
