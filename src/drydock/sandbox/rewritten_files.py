"""Which files a program writes and then reads: what tests compare with must be older.

The watch cannot be taken away: it is for a process that ends with the program.
"""

from __future__ import annotations

import os
import sys
from typing import Any

from drydock.files import CACHES

WRITING = os.O_WRONLY | os.O_RDWR


class Rewriting:
    """From its making on, `files` are those within `folder` that have been written and
    then read, by their paths within it."""

    def __init__(self, folder: str) -> None:
        self.files: list[str] = []
        self._within = f"{os.path.realpath(folder)}{os.sep}"
        self._written: set[str] = set()
        sys.addaudithook(self._note)

    def _note(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event != "open" or isinstance(arguments[0], int):
            return
        path = os.path.abspath(os.fsdecode(arguments[0]))
        if not path.startswith(self._within) or any(one in path for one in CACHES):
            return
        if arguments[2] & WRITING:
            self._written.add(path)
        elif path in self._written:
            name = path.removeprefix(self._within).replace(os.sep, "/")
            if name not in self.files:
                self.files.append(name)
