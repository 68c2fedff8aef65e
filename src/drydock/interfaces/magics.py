"""The magics of the lessons: %check, %hint and %status.

Each calls the command of the same name in a process of its own, so that what is judged
is the file on disk, and a kernel is never at the mercy of the work it judges.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from typing import Any, TextIO

from IPython.core.magic import Magics, line_magic, magics_class
from IPython.display import Markdown, display
from IPython.utils.process import arg_split  # type: ignore[attr-defined]

from drydock.interfaces.report import BoardReport, Report, VerdictReport
from drydock.passing import AT
from drydock.sandbox.environment import of_engine, with_engine
from drydock.sandbox.processes import end_all

TIME_LIMIT = 600.0
LOOK_EVERY = 0.2


@magics_class
class DrydockMagics(Magics):
    """The commands that a lesson needs, for use in its cells."""

    @line_magic
    def check(self, line: str) -> Report | None:
        """Judges your saved work: %check, or %check 7."""
        document = _document("check", line)
        return VerdictReport(document) if document else None

    @line_magic
    def hint(self, line: str) -> Markdown | None:
        """Shows the next hint: %hint, or %hint 7."""
        said = _said("hint", line)
        return Markdown(said) if said else None

    @line_magic
    def status(self, line: str) -> Report | None:
        """Shows where you are, and what comes next."""
        document = _document("status", line)
        return BoardReport(document) if document else None

    @line_magic
    def solution(self, line: str) -> None:
        """Explains the reference solution, and compares it with your work: %solution 7."""
        print(_said("solution", line) or "", end="")

    @line_magic
    def goto(self, line: str) -> None:
        """Keeps your work, then puts exercises/ at the start of a stage: %goto 7."""
        print(_said("goto", line) or "", end="")

    @line_magic
    def undo(self, line: str) -> None:
        """Brings back what the last %goto put away."""
        print(_said("undo", line) or "", end="")


def _document(command: str, line: str) -> dict[str, Any] | None:
    """What a command says to tools; None where it says something to people alone."""
    said = _said(command, line, "--json")
    if said is None:
        return None
    try:
        return json.loads(said)
    except ValueError:  # such as its --help
        print(said)
        return None


def _said(command: str, line: str, *options: str) -> str | None:
    """What a command says. Where it says nothing but what is wrong, that is printed.

    It is ended after TIME_LIMIT seconds, and when the cell is interrupted, with all that
    it has started.
    """
    name = f"%{command}"
    arguments = arg_split(line, posix=True, strict=False)  # as a shell would
    with _started([command, *arguments, *options]) as process, _Ear(process) as ear:
        try:
            said = _wait(process, time.monotonic() + TIME_LIMIT, ear)
        except KeyboardInterrupt:
            end_all(process.pid)
            print(f"Stopped: {name} was interrupted before it had an answer.")
            return None
        except TimeoutError:
            end_all(process.pid)
            print(f"Stopped: {name} had no answer after {TIME_LIMIT:g} seconds.")
            print("Next:    look for a loop or a test that never ends, then try again")
            return None
    if not said:
        print(ear.trouble.strip())
    return said or None


def _started(arguments: Sequence[str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "drydock", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=with_engine(of_engine(os.environ)) | {"PYTHONIOENCODING": "utf-8"},
        start_new_session=True,
    )


class _Ear:
    """Hears what a process writes on standard error: what it is at, which is shown in a
    notebook for as long as it takes, and what is wrong."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.trouble = ""
        self._at = self._shown = ""
        self._handle: Any = None
        self._began = time.monotonic()
        self._thread = threading.Thread(target=self._hear, args=[process.stderr])
        process.stderr = None  # it is read here alone

    def __enter__(self) -> _Ear:
        self._thread.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._thread.join()
        if self._handle is not None:
            self._at = f"(it took {time.monotonic() - self._began:.0f} seconds)"
            self.show()

    def _hear(self, stream: TextIO) -> None:
        with stream:
            for line in stream:
                if line.startswith(AT):
                    self._at = line.strip()
                else:
                    self.trouble += line

    def show(self) -> None:
        """Shows what the process is at, in place of what it was at before."""
        if self._at == self._shown:
            return
        self._shown = self._at
        shown = {"text/plain": self._shown}
        if self._handle is None:
            self._handle = display(shown, raw=True, display_id=True)
        else:
            self._handle.update(shown, raw=True)


def _wait(process: subprocess.Popen[str], deadline: float, ear: _Ear) -> str:
    """What a process writes on standard output until its end."""
    while True:
        try:
            # Not in one go: on Windows, only between two of them is an interrupt heard.
            return process.communicate(timeout=LOOK_EVERY)[0]
        except subprocess.TimeoutExpired:
            ear.show()
            if time.monotonic() > deadline:
                raise TimeoutError from None
