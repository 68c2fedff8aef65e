"""What is said on the terminal: words first, colour only where it is wanted."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
from functools import cache
from typing import TextIO

from rich.console import Console

WIDEST = 88
STYLES = {
    "PASS": "green",
    "READY": "green",
    "FAIL": "red",
    "NOT READY": "red",
    "BROKEN": "red",
}


class _PatientConsole(Console):
    """Goes on without a reader, such as a pager that was closed."""

    def on_broken_pipe(self) -> None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self.file.fileno())


@cache
def _console(stream: TextIO) -> Console:
    """A console that never fails for a character the terminal cannot show."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="replace")
    return _PatientConsole(
        file=stream,
        width=WIDEST,
        soft_wrap=True,
        markup=False,
        highlight=False,
        emoji=False,
    )


def say(text: str = "", *, style: str | None = None) -> None:
    """A line of the answer, on standard output."""
    _console(sys.stdout).print(text, style=style or _style(text))


def note(text: str) -> None:
    """A line of progress or trouble, on standard error."""
    _console(sys.stderr).print(text, style=_style(text))


def wrapped(text: str, *, first: str, others: str) -> str:
    """A paragraph broken to the width of the terminal, with these indentations."""
    width = min(shutil.get_terminal_size().columns, WIDEST)
    return textwrap.fill(
        text,
        width,
        initial_indent=first,
        subsequent_indent=others,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _style(text: str) -> str | None:
    words = text.strip()
    return next((STYLES[word] for word in STYLES if words.startswith(word)), None)
