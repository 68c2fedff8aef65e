"""Which files of a folder a script reads, noticed while it runs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

LISTING = ("os.listdir", "os.scandir")
EVENTS = ("open", "os.mkdir", *LISTING)
DATABASES = (".db", ".sqlite", ".sqlite3", ".h5")


class Files:
    """The files below `root` that were there, and were opened to be read, or listed; and the
    folders that were there, and were written into. What is written over before anybody has
    read it is none of them: it was left by an earlier run.

    folder: where the script runs.
    """

    def __init__(self, root: Path, folder: Path, script: Path) -> None:
        self.script = str(script)
        self.root, self.folder = os.path.abspath(root), os.path.abspath(folder)
        self.read: set[str] = set()
        self.made: set[str] = set()
        self.busy = False
        sys.addaudithook(self._notice)

    def _notice(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self.busy or event not in EVENTS:
            return
        # pylint: disable-next=protected-access
        if event in LISTING and not self._is_of_script(sys._getframe(1)):
            return
        self.busy = True
        try:
            if event == "os.mkdir":
                self.made |= set(self._names(arguments[0]))
                return
            mode = arguments[1] if event == "open" else "r"
            self._note(arguments[0], mode if isinstance(mode, str) else "r")
        except (OSError, TypeError, ValueError, IndexError):
            pass
        finally:
            self.busy = False

    def _is_of_script(self, frame: Any) -> bool:
        """Whether it is the script that lists a folder, and not a search for a module."""
        while frame is not None and "importlib" not in frame.f_code.co_filename:
            if frame.f_code.co_filename == self.script:
                return True
            frame = frame.f_back
        return False

    def _names(self, path: Any) -> Iterator[str]:
        """The path, as it is seen from `root`; none for what lies elsewhere."""
        if not isinstance(path, int):
            # A link is not followed: it leads from the copy to a file of the owner's.
            full = os.path.abspath(os.fsdecode("." if path is None else path))
            if full.startswith(self.root):
                yield os.path.relpath(full, self.root).replace(os.sep, "/")

    def _note(self, path: Any, mode: str = "r") -> None:
        for name in self._names(path):
            full = os.path.join(self.root, name)
            if os.path.isdir(full):
                inside = (entry for entry in os.scandir(full) if entry.is_file())
                self.read |= {os.path.normpath(f"{name}/{one.name}") for one in inside}
            elif self._makes(name, full, mode):
                self.made.add(name)
                if not self.folder.startswith(os.path.dirname(full)):
                    self.read.add(os.path.dirname(name))
            elif os.path.isfile(full):
                self.read.add(name)

    def _makes(self, name: str, full: str, mode: str) -> bool:
        """Whether a file is new, or loses all that it has held so far."""
        if not os.path.exists(full):
            return any(one in mode for one in "wax")
        return "w" in mode and name not in self.read

    def found(self) -> list[str]:
        """The files that were read, and modules that were imported."""
        for module in list(sys.modules.values()):
            path = getattr(module, "__file__", None)
            if isinstance(path, str):
                self._note(path)
        # A library in C opens a database without Python's notice.
        for path in Path(self.root).rglob("*"):
            if path.suffix in DATABASES:
                self._note(path)
        return sorted(self.read - self.made)
