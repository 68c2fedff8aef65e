"""What a child tells of its run: a file, with a JSON object a line.

It stands where the code that runs can reach it. So it is read through the descriptor with
which it was made: what is put in its place (a fifo, a folder, a link to a device without
an end) is never opened, and nobody waits for it. And every line carries a token that only
the engine knows.
"""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import Any

CHUNK = 1 << 24
LONGEST = 20 * CHUNK  # a line beyond it, which no table of ours has, is passed over
FLAGS = sum(getattr(os, f"O_{name}", 0) for name in ("BINARY", "NOFOLLOW", "NONBLOCK"))

Event = dict[str, Any]


def open_to_write(path: Path) -> int:
    """A descriptor to write events with. Raises OSError where the file is not there any
    more, or is no file: whoever asked does not wait, or shall not be told by this way.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | FLAGS)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise FileNotFoundError(path)
    return descriptor


def write(descriptor: int, event: str, /, **details: Any) -> None:
    """Adds an event, on a line of its own also where the one before is not whole."""
    line = ("\n" + json.dumps({"event": event, **details}) + "\n").encode()
    while line:
        line = line[os.write(descriptor, line) :]


def tell(path: Path, event: str, /, **details: Any) -> None:
    """Adds an event to the file at a path; raises OSError where that is not possible."""
    descriptor = open_to_write(path)
    try:
        write(descriptor, event, **details)
    finally:
        os.close(descriptor)


def is_at(path: Path, descriptor: int) -> bool:
    """Whether a path still leads to the file of a descriptor."""
    try:
        return os.path.samestat(os.lstat(path), os.fstat(descriptor))
    except OSError:
        return False


class Events:
    """The events of one run, as the one who asked for it reads them.

    path: where the file is made. token: what each event says; others tell nothing.
    """

    def __init__(self, path: Path, token: str) -> None:
        self.path = path
        self.token = token
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | FLAGS)
        self._read_to = 0
        self._rest = b""
        self._told: dict[str, Event] = {}

    @property
    def is_open(self) -> bool:
        return self._file >= 0

    def close(self) -> None:
        """Reads no more; what has been told stays known."""
        if self.is_open:
            os.close(self._file)
            self._file = -1

    @property
    def is_in_place(self) -> bool:
        return self.is_open and is_at(self.path, self._file)

    def last(self, name: str) -> Event | None:
        """The last event of a name that has been told so far."""
        if self.is_open:
            self._read()
        return self._told.get(name)

    def _read(self) -> None:
        size = os.fstat(self._file).st_size
        if size < self._read_to:  # somebody has cut it off
            self._read_to, self._rest = 0, b""
        while self._read_to < size:
            os.lseek(self._file, self._read_to, os.SEEK_SET)
            chunk = os.read(self._file, min(CHUNK, size - self._read_to))
            if not chunk:
                break
            self._read_to += len(chunk)
            *lines, rest = (self._rest + chunk).split(b"\n")
            self._rest = rest if len(rest) < LONGEST else b""
            for line in lines:
                self._hear(line)

    def _hear(self, line: bytes) -> None:
        if self.token.encode() not in line:
            return
        try:
            event = json.loads(line)
        except ValueError:  # not whole
            return
        if isinstance(event, dict) and event.get("token") == self.token:
            self._told[event["event"]] = event
