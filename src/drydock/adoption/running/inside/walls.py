"""What the notebook may change: the copy of its folder, and nothing else.

Linux keeps it from the rest (Landlock), whatever it starts; elsewhere Python's audit does,
for what Python itself opens. In the copy, what is large and what lies beside the folder is a
link to the owner's file. Where the notebook writes to such a file, it gets a copy first.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import struct
import sys
from typing import Any

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
# Of each event that changes something, which of its arguments are paths.
CHANGING = {
    "os.mkdir": (0,),
    "os.remove": (0,),
    "os.rename": (0, 1),
    "os.rmdir": (0,),
    "os.truncate": (0,),
    "os.chmod": (0,),
    "os.link": (1,),
    "os.symlink": (1,),
    "shutil.rmtree": (0,),
}
REASON = "Drydock keeps the notebook to the copy of its folder: nothing else is changed"
NO_NEW_PRIVILEGES = 38
CREATE, ADD, RESTRICT = 444, 445, 446
# Every right that changes something, as far as the first, second and third version know it.
RIGHTS = (0b1_1111_1111_0010, 1 << 13, 1 << 14)


def landlock(writable: list[str]) -> bool:
    """Keeps this process, and all it starts, from changing anything but what lies below
    these folders; False where the system cannot (no Linux, or an old one)."""
    if sys.platform != "linux":
        return False
    system = ctypes.CDLL(None, use_errno=True)
    version = system.syscall(CREATE, None, 0, 1)
    if version < 1:
        return False
    rights = sum(RIGHTS[:version])
    rules = system.syscall(CREATE, struct.pack("Q", rights), 8, 0)
    for path in writable:
        place = os.open(path, os.O_PATH | os.O_DIRECTORY)
        system.syscall(ADD, rules, 1, struct.pack("=Qi", rights, place), 0)
        os.close(place)
    system.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    kept = system.syscall(RESTRICT, rules, 0) == 0
    os.close(rules)
    return kept


class Walls:
    """Listens to Python's audit: what is read, written, and not to be written.

    tree: the copy. home: the folder in it in which the notebook runs. writable: other
    folders that may be written to.
    """

    def __init__(self, tree: str, home: str, writable: list[str]) -> None:
        self._tree, self._home = os.path.realpath(tree), home
        places = [os.path.realpath(one) for one in [tree, *writable]]
        self._writable = list(dict.fromkeys(places))
        self._busy = False
        self.read: dict[str, None] = {}
        self.written: dict[str, None] = {}
        self.kept_from: dict[str, None] = {}

    def begin_cell(self) -> None:
        """Forgets the files of the cell before."""
        self.read, self.written, self.kept_from = {}, {}, {}

    def look(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Raises PermissionError for what would change something outside."""
        if self._busy:
            return
        if event == "open":
            path, mode, flags = arguments
            writes = bool((flags or 0) & WRITING)
            self._met(
                path, writes=writes, anew=bool((flags or 0) & os.O_TRUNC), mode=mode
            )
        elif event in CHANGING:
            for at in CHANGING[event]:
                self._met(arguments[at], writes=True, removes=event != "os.truncate")
            if event == "os.remove" and isinstance(arguments[0], str):
                self.written.pop(self._shown(os.path.abspath(arguments[0])), None)

    def _met(
        self,
        given: Any,
        *,
        writes: bool,
        anew: bool = False,
        removes: bool = False,
        mode: Any = "r",
    ) -> None:
        if not isinstance(given, (str, bytes, os.PathLike)):
            return  # a descriptor: looked at when it was opened
        path = os.path.abspath(os.fsdecode(given))
        if not writes:
            if path.startswith(self._tree + os.sep) and isinstance(mode, str):
                self.read.setdefault(self._shown(path))
            return
        self._busy = True
        try:
            for root in self._writable:
                if path.startswith(root + os.sep):
                    self._own(root, path, anew=anew, removes=removes)
            real = os.path.join(
                os.path.realpath(os.path.dirname(path)), os.path.basename(path)
            )
            real = real if removes else os.path.realpath(real)
        finally:
            self._busy = False
        self._judge(path, real, removes)

    def _judge(self, path: str, real: str, removes: bool) -> None:
        if real.startswith((os.sep + "dev" + os.sep, os.sep + "proc" + os.sep)):
            return
        if not self._is_ours(real):
            if not path.endswith(".pyc") and "__pycache__" not in path:
                self.kept_from.setdefault(path)
            raise PermissionError(errno.EACCES, REASON, path)
        if path.startswith(self._tree + os.sep) and not removes:
            self.written.setdefault(self._shown(path))

    def _shown(self, path: str) -> str:
        return os.path.relpath(path, self._home).replace(os.sep, "/")

    def _own(self, root: str, path: str, *, anew: bool, removes: bool) -> None:
        """Puts copies in the place of links, as far down as something is to be changed."""
        place = root
        for part in path[len(root) + 1 :].split(os.sep)[:-1]:
            place = os.path.join(place, part)
            if self._leads_out(place):
                _unfold(place)
        if self._leads_out(path) and not removes:
            source = os.path.realpath(path)
            if os.path.isfile(source):
                os.unlink(path)
                if not anew:
                    shutil.copyfile(source, path)

    def _leads_out(self, path: str) -> bool:
        return os.path.islink(path) and not self._is_ours(os.path.realpath(path))

    def _is_ours(self, real: str) -> bool:
        return any(
            real == one or real.startswith(one + os.sep) for one in self._writable
        )


def _unfold(link: str) -> None:
    """Makes a link to a folder a folder of links."""
    source = os.path.realpath(link)
    names = os.listdir(source)
    os.unlink(link)
    os.mkdir(link)
    for name in names:
        os.symlink(os.path.join(source, name), os.path.join(link, name))
