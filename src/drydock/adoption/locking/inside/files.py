"""Which files of a folder a script reads, noticed while it runs."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any


class Files:
    """The files and folders below `root` that were opened to be read, or listed."""

    def __init__(self, root: Path, there: dict[str, tuple[int, int]]) -> None:
        self.root = os.path.abspath(root)
        self.there = there
        self.read: set[str] = set()
        self.busy = False
        sys.addaudithook(self._notice)

    def _notice(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self.busy or event not in ("open", "os.listdir", "os.scandir"):
            return
        if event != "open" and _is_of_import(sys._getframe(1)):  # pylint: disable=protected-access
            return
        self.busy = True
        try:
            if event == "open" and isinstance(arguments[1], str):
                if any(one in arguments[1] for one in "wax"):
                    return
            self._note(arguments[0])
        except (OSError, TypeError, ValueError, IndexError):
            pass
        finally:
            self.busy = False

    def _note(self, path: Any) -> None:
        if isinstance(path, int):
            return
        # A link is not followed: it leads from the copy to a file of the owner's.
        full = os.path.abspath(os.fsdecode("." if path is None else path))
        if not full.startswith(self.root + os.sep):
            return
        name = os.path.relpath(full, self.root).replace(os.sep, "/")
        if os.path.isdir(full):
            self.read |= {
                one
                for one in self.there
                if one.startswith(name + "/") and "/" not in one[len(name) + 1 :]
            }
        self.read.add(name)

    def found(self) -> list[str]:
        """The files that were there and were read, and modules that were imported."""
        for module in list(sys.modules.values()):
            path = getattr(module, "__file__", None)
            if isinstance(path, str):
                self._note(path)
        # A library in C opens a database or a picture without Python's notice.
        self.read |= {
            one for one in self.there if one.endswith((".db", ".sqlite", ".sqlite3", ".h5"))
        }
        return sorted(self.read & set(self.there))


def _is_of_import(frame: Any) -> bool:
    """Whether a folder is listed because a module is looked for in it."""
    return "importlib" in frame.f_code.co_filename
