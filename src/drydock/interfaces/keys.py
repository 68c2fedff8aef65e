"""Keys for a command that goes on: pressed alone where the terminal can tell, else typed
with Enter, as in a pipe or a dumb terminal.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from queue import SimpleQueue

END = "end"

Pressed = Callable[[], list[str]]


def alone() -> bool:
    """Whether a key counts as soon as it is pressed, without Enter."""
    at_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    return at_terminal and os.environ.get("TERM") != "dumb"


@contextmanager
def keyboard() -> Iterator[Pressed]:
    """Gives a function that says, without waiting, which keys were pressed since it was
    last asked: the letters, in lower case, and END for Ctrl+C, Ctrl+D and the end of the
    input. The terminal is as it was when this is left.
    """
    if alone():
        with _raw() as pressed:
            yield pressed
    else:
        yield _lines()


@contextmanager
def _raw() -> Iterator[Pressed]:
    # pylint: disable-next=import-outside-toplevel
    from prompt_toolkit.input import create_input  # a third of a second

    source = create_input(sys.stdin)

    def pressed() -> list[str]:
        keys = [
            END if press.key in ("c-c", "c-d") else press.data.lower()
            for press in source.read_keys()
        ]
        return [*keys, END] if source.closed else keys

    with source.raw_mode():
        yield pressed


def _lines() -> Pressed:
    typed: SimpleQueue[str] = SimpleQueue()
    threading.Thread(target=_read, args=[typed], daemon=True).start()
    return lambda: [typed.get() for _ in range(typed.qsize())]


def _read(typed: SimpleQueue[str]) -> None:
    """Passes on the first letter of each line; beside sys.stdin, whose lock a thread
    that still waits for a line would keep for ever."""
    rest = b""
    while received := os.read(0, 1024):
        *lines, rest = (rest + received).split(b"\n")
        for line in lines:
            typed.put(line.decode("utf-8", "replace").strip().lower()[:1])
    typed.put(END)
