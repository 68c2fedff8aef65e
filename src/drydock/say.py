"""What is said on the terminal: words first, colour only where it is wanted."""

from __future__ import annotations

import os
import re
import shutil
import sys
import textwrap
from functools import cache
from typing import TextIO

from rich.console import Console

from drydock import passing
from drydock.commands import typed
from drydock.visible import visible

WIDEST = 88
# Before the words of a message: what was said of a part, in a column of eight characters
# (a word of seven letters leaves one blank of it), which of its lines it is, a place in a
# notebook, the indentation of a sentence below another, or how many it concerns.
LABEL = re.compile(
    r" *(?:[A-Z]{2,8}  +|[A-Z]{7} |(?:To know|to know|remedy|[A-Z][a-z]+): +)|(?=[A-Z][a-z]+ )"
    r"|\[\d+\](?::\d+)? +| {4}(?: {4})?(?=(?:[A-Z][a-z]+|\d+) (?:[a-z]+,? ){2})"
    r"|\d+ of \d+  (?=stage )"
)
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
    _print(sys.stdout, text, style)


def note(text: str) -> None:
    """A line of progress or trouble, on standard error."""
    _print(sys.stderr, text)


def _print(stream: TextIO, text: str, style: str | None = None) -> None:
    passing.clear()
    shown = typed(visible(text))
    if stream.isatty() or "COLUMNS" in os.environ:
        shown = in_words(shown, shutil.get_terminal_size().columns)
    _console(stream).print(shown, style=style or _style(text))


def in_words(text: str, width: int) -> str:
    """A text with its long messages broken between words, each below its own beginning;
    other lines, such as code and tables, stay as they are."""
    return "\n".join(_in_words(line, width) for line in text.split("\n"))


def _in_words(line: str, width: int) -> str:
    label = LABEL.match(line)
    if len(line) <= width or not label:
        return line
    return _fill(line[label.end() :], width, label[0], " " * label.end())


def wrapped(text: str, *, first: str, others: str) -> str:
    """A paragraph broken to the width of the terminal, with these indentations."""
    width = min(shutil.get_terminal_size().columns, WIDEST)
    return _fill(text, width, first, others)


def _fill(text: str, width: int, first: str, others: str) -> str:
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
    return next((how for word, how in STYLES.items() if words.startswith(word)), None)
