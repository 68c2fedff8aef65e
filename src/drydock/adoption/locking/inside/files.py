"""Which files of a folder a script reads, noticed while it runs."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

DATABASES = (".db", ".sqlite", ".sqlite3", ".h5")


class Files:
    """The files below `root` that were there, and were opened to be read, or listed; not
    those that the script empties first: what an earlier run has left is no input."""

    def __init__(self, root: Path, script: Path) -> None:
        self.script = str(script)
        self.root = os.path.abspath(root)
        self.read: set[str] = set()
        self.made: set[str] = set()
        self.busy = False
        sys.addaudithook(self._notice)

    def _notice(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self.busy or event not in ("open", "os.listdir", "os.scandir"):
            return
        # pylint: disable-next=protected-access
        if event != "open" and not self._is_of_script(sys._getframe(1)):
            return
        self.busy = True
        try:
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

    def _note(self, path: Any, mode: str = "r") -> None:
        if isinstance(path, int):
            return
        # A link is not followed: it leads from the copy to a file of the owner's.
        full = os.path.abspath(os.fsdecode("." if path is None else path))
        if not full.startswith(self.root):
            return
        name = os.path.relpath(full, self.root).replace(os.sep, "/")
        if os.path.isdir(full):
            inside = (entry for entry in os.scandir(full) if entry.is_file())
            self.read |= {os.path.normpath(f"{name}/{one.name}") for one in inside}
        elif "w" in mode and name not in self.read:
            self.made.add(name)
        elif any(one in mode for one in "ax") and not os.path.exists(full):
            self.made.add(name)
        elif os.path.isfile(full):
            self.read.add(name)

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
