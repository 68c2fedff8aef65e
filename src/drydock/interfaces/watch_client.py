"""The watcher's side of a judge that stands by (see `judging.watch_server`)."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import threading
import time
from collections.abc import Callable
from typing import Any

from drydock import scratch
from drydock.sandbox import environment
from drydock.sandbox.processes import end_all, start_python

OBEYING_MAY_TAKE = 2.0
ENDING_MAY_TAKE = 4.0

Answer = dict[str, Any]


class Standby:
    """Keeps a judge at hand; when it is left, no process and no file of it is left.

    post: called with each answer, from a thread of its own; {"gone": run} tells that
    the judge ended while the run of that number was its last order. judge: the module
    that is one.
    """

    def __init__(self, post: Callable[[Answer], None], judge: str) -> None:
        self._post = post
        self._module = judge
        self._folder = scratch.folder()
        self._process: subprocess.Popen[bytes] | None = None
        self._run = 0
        self._begun = 0  # the last run that a judge says it has begun
        self._obeys_by = float("inf")

    def __enter__(self) -> Standby:
        return self

    def __exit__(self, *exception: object) -> None:
        if self._process is not None:
            with contextlib.suppress(OSError):
                _stdin(self._process).close()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(timeout=ENDING_MAY_TAKE)
        self.end()
        self._folder.cleanup()

    def order(self, stage: str, time_limit: float | None) -> int:
        """Has the work judged as it is now; gives the number of the run.

        It ends the run before, if that is still in progress.
        """
        self._run += 1
        order = {"run": self._run, "stage": stage, "time_limit": time_limit}
        if self._process is None or self._process.poll() is not None:
            self._start()
        assert self._process is not None
        with contextlib.suppress(OSError):  # that it has gone is told by its reader
            _stdin(self._process).write(json.dumps(order).encode() + b"\n")
            _stdin(self._process).flush()
        if self._begun:
            self._obeys_by = time.monotonic() + OBEYING_MAY_TAKE
        return self._run

    @property
    def is_deaf(self) -> bool:
        """Whether the judge has not even begun with the last order, though warm."""
        return self._begun < self._run and time.monotonic() > self._obeys_by

    def end(self) -> None:
        """Ends the judge and all that it started; the next order starts another."""
        if self._process is not None:
            end_all(self._process.pid)
            self._process.wait()
            self._process = None

    def _start(self) -> None:
        self._begun = 0
        self._obeys_by = float("inf")
        env = environment.with_engine(environment.of_engine(os.environ))
        env |= dict.fromkeys(("TMPDIR", "TEMP", "TMP"), self._folder.name)
        self._process = start_python(self._module, answers=subprocess.PIPE, env=env)
        threading.Thread(target=self._read, args=[self._process], daemon=True).start()

    def _read(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None
        with process.stdout as answers:
            for line in answers:
                if process is self._process:
                    answer = json.loads(line)
                    self._begun = max(self._begun, answer["run"])
                    self._post(answer)
        if process is self._process:
            self._post({"run": self._run, "gone": True})


def _stdin(process: subprocess.Popen[bytes]) -> Any:
    return process.stdin
