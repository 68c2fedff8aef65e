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
    _write(_LINE.terminal, "\r" + shown.ljust(_LINE.length))
    _LINE.length = len(shown)


def open_line() -> None:
    """Lets lines be shown on the terminal that is standard error now, if it is one: while
    a check runs, pytest puts something else in its place."""
    if _LINE.terminal is None and sys.stderr.isatty():
        _LINE.terminal = _standard_error()


def clear() -> None:
    """Takes the line away, if there is one."""
    if _LINE.terminal and _LINE.length:
        _write(_LINE.terminal, "\r" + " " * _LINE.length + "\r")
        _LINE.length = 0


def _standard_error() -> TextIO:
    return open(os.dup(2), "w", encoding="utf-8", errors="replace")


def _write(stream: TextIO, text: str) -> None:
    with contextlib.suppress(OSError):
        stream.write(text)
        stream.flush()


class Lines:
    """Tells a program that reads standard error what is under way, a line for each change."""

    def __init__(self) -> None:
        self._stream = _standard_error()
        self._said = ""

    def tell(self, what: str, _seconds: float) -> None:
        if what != self._said:
            self._said = what
            _write(self._stream, f"{AT}{what}\n")
