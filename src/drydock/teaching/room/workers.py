"""The processes that judge, seen from the room: each has a folder of its own, and is
replaced when it has ended."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import shutil
import subprocess
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

from drydock.files import copy_tree, remove
from drydock.sandbox import environment
from drydock.sandbox.processes import end_all, start_python
from drydock.workbook.house import Stage

STARTING_MAY_TAKE = 120.0
# A check runs the work several times, each within its own limit.
RUNS = 6
LIMIT = 60.0
ATTEMPTS = 2
FOLDERS = ("tmp", "home", "in")


class Ended(Exception):
    """The process that judges has ended, or was ended; the message says why."""


class Closed(Exception):
    """Nobody waits for the answer any more."""


@dataclass(frozen=True)
class Place:
    """Where workers are. folder: of the room's own, in which each gets one. hidden: what
    none of them may even read. side_by_side: how many share the cores, so that what one
    judges takes no time from another's."""

    folder: Path
    hidden: Sequence[Path]
    is_fenced: bool = True
    side_by_side: int = 1

    def cores(self, number: int) -> list[int]:
        """Those for the worker of a number; none where the system lets nobody keep to some."""
        if not hasattr(os, "sched_getaffinity"):
            return []
        all_of_them = sorted(os.sched_getaffinity(0))
        first = number % min(self.side_by_side, len(all_of_them))
        return all_of_them[first :: self.side_by_side]


class Worker:
    """Judges one work at a time, in a process that is started when it is needed.

    is_fenced: whether the system keeps what it judges from all that is not its own; known
    once something has been judged.
    """

    def __init__(self, place: Place, number: int) -> None:
        self._place, self._number = place, number
        self._own = place.folder / f"worker-{number}"
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: SimpleQueue[dict[str, Any] | None] = SimpleQueue()
        self._is_closed = False
        self.is_fenced: bool | None = None

    def judge(
        self, stage: Stage, work: Path, content: str, time_limit: float | None
    ) -> dict[str, Any]:
        """What the check says of a work: {"verdict": ...} or {"broken": text}.

        content: its digest. Where the process ends before it answers, another tries once.
        Raises Ended where that one does not answer either, Closed once nobody waits for it.
        """
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return self._judge(stage, work, content, time_limit)
            except Ended as error:
                self.end()
                if self._is_closed:
                    raise Closed from error
                if attempt == ATTEMPTS:
                    raise Ended(f"tried twice: {error}") from error
        raise AssertionError("unreachable")

    def _judge(
        self, stage: Stage, work: Path, content: str, time_limit: float | None
    ) -> dict[str, Any]:
        if self._process is None or self._process.poll() is not None:
            self._start()
        folder = self._own / "in" / stage.kata
        try:
            remove(folder.parent)
            copy_tree(work, folder, ignore=None)
        except OSError as error:
            raise Ended(f"it could not be copied ({error.strerror})") from error
        token = secrets.token_hex()
        self._order(
            stage=f"{stage.kata}/{stage.number}",
            folder=str(folder),
            time_limit=time_limit,
            token=token,
        )
        patience = RUNS * (time_limit or LIMIT) + STARTING_MAY_TAKE
        answer = self._answer(patience)
        self._sweep()
        if answer.get("token") != token:
            raise Ended("somebody else answered in its place")
        if answer.get("content", content) != content:
            raise Ended("the work was changed while it was judged")
        return answer

    def _start(self) -> None:
        if self._is_closed:
            raise Closed
        self.end()
        remove(self._own)
        for name in FOLDERS:
            (self._own / name).mkdir(parents=True)
        env = environment.with_engine(environment.of_engine(os.environ))
        env |= dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(self._own / "tmp"))
        env |= dict.fromkeys(("HOME", "USERPROFILE"), str(self._own / "home"))
        module = "drydock.teaching.room.worker"
        self._process = start_python(module, answers=subprocess.PIPE, env=env)
        self._answers = SimpleQueue()
        heard = [self._process, self._answers]
        threading.Thread(target=_hear, args=heard, daemon=True).start()
        hidden = [str(one) for one in self._place.hidden]
        self._order(
            own=str(self._own),
            hidden=hidden,
            fenced=self._place.is_fenced,
            cores=self._place.cores(self._number),
        )
        self.is_fenced = bool(self._answer(STARTING_MAY_TAKE).get("fenced"))

    def _order(self, **order: Any) -> None:
        assert self._process is not None and self._process.stdin is not None
        with contextlib.suppress(OSError):  # that it has ended is told by its answers
            self._process.stdin.write(json.dumps(order).encode() + b"\n")
            self._process.stdin.flush()

    def _answer(self, patience: float) -> dict[str, Any]:
        try:
            answer = self._answers.get(timeout=patience)
        except Empty:
            raise Ended(f"it had not come to its end after {patience:.0f} s") from None
        if answer is None:
            raise Ended("the process that judged it was ended")
        return answer

    def _sweep(self) -> None:
        """Takes away the work, and what it has left in the worker's folder."""
        for left in (one for name in FOLDERS for one in (self._own / name).iterdir()):
            with contextlib.suppress(OSError):
                if left.is_dir() and not left.is_symlink():
                    shutil.rmtree(left, ignore_errors=True)
                else:
                    left.unlink()

    def end(self) -> None:
        """Ends the process and all that it has started; the next work starts another."""
        process, self._process = self._process, None
        if process is not None:
            end_all(process.pid)
            process.wait()
            assert process.stdin is not None
            with contextlib.suppress(OSError):  # it has not read all of its orders
                process.stdin.close()

    def close(self) -> None:
        """Ends it for good."""
        self._is_closed = True
        self.end()


def _hear(
    process: subprocess.Popen[bytes], answers: SimpleQueue[dict[str, Any] | None]
) -> None:
    assert process.stdout is not None
    with process.stdout as lines, contextlib.suppress(ValueError, OSError):
        for line in lines:
            told = json.loads(line)
            answers.put(told if isinstance(told, dict) else {})
    answers.put(None)
