"""A line on the terminal of which nothing stays: whatever is said next takes its place."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from typing import TextIO

AT = "... "


class _Line:
    def __init__(self) -> None:
        self.terminal: TextIO | None = None
        self.length = 0


_LINE = _Line()


def to_terminal(what: str, seconds: float) -> None:
    """Shows what is under way, on a terminal; see `open_line`."""
    if _LINE.terminal is None:
        return
    width = shutil.get_terminal_size().columns - 1
    shown = f"{AT}{what} ({seconds:.0f} s)"[:width]
    _write("\r" + shown.ljust(_LINE.length))
    _LINE.length = len(shown)


def open_line() -> None:
    """Lets lines be shown on the terminal that is standard error now, if it is one: while
    a check runs, pytest puts something else in its place."""
    if _LINE.terminal is None and sys.stderr.isatty():
        # pylint: disable-next=consider-using-with
        _LINE.terminal = open(os.dup(2), "w", encoding="utf-8", errors="replace")


def clear() -> None:
    """Takes the line away, if there is one."""
    if _LINE.length:
        _write("\r" + " " * _LINE.length + "\r")
        _LINE.length = 0


def _write(text: str) -> None:
    assert _LINE.terminal is not None
    with contextlib.suppress(OSError):
        _LINE.terminal.write(text)
        _LINE.terminal.flush()


class Lines:
    """Tells a program that reads standard error what is under way, a line for each change."""

    def __init__(self) -> None:
        # pylint: disable-next=consider-using-with
        self._stream = open(os.dup(2), "w", encoding="utf-8", errors="replace")
        self._said = ""

    def tell(self, what: str, _seconds: float) -> None:
        if what != self._said:
            self._said = what
            with contextlib.suppress(OSError):
                self._stream.write(f"{AT}{what}\n")
                self._stream.flush()
