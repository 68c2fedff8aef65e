"""A fence around a process and all that it will start, kept by the system (Linux, Landlock).

Within it only some folders can be written to, only some can be read, and no process outside
can be ended. What is open already stays open. Other systems have nothing like it for a
process without rights of its own; there `stand` says so, and does nothing.
"""

from __future__ import annotations

import ctypes
import errno
import os
import struct
import sys
from collections.abc import Collection, Iterator
from pathlib import Path

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
ASK_VERSION, PATH_BENEATH = 1, 1
NO_NEW_PRIVILEGES = 38
EXECUTE, WRITE_FILE, READ_FILE, READ_FOLDER = 1, 2, 4, 8
READING = EXECUTE | READ_FILE | READ_FOLDER
OF_FILES = EXECUTE | WRITE_FILE | READ_FILE | 1 << 14
# Of each version of the system's interface, the last kind of access that it knows.
LAST_KIND = {2: 13, 3: 14, 4: 14, 5: 15}
# Before it, no file could be moved from one folder to another within a fence.
OF_RENAMING = 2
SIGNALS = 2
SIGNALS_SINCE = 6
SYSTEM = (
    "bin boot dev etc gnu lib lib32 lib64 libx32 nix opt proc run sbin snap sys usr"
)


def stand(
    *,
    readable: Collection[Path],
    writable: Collection[Path],
    hidden: Collection[Path],
    listable: Collection[Path] = (),
) -> bool:
    """Stands a fence around this process for good; says whether the system keeps it.

    readable: what can be read beside the system's own folders. writable: what can be
    written to, and read. hidden: what cannot even be read, wherever it lies; what is
    writable within it can. listable: below these, names can be seen. To be called before
    anything else is started.
    """
    known = version()
    if known < OF_RENAMING:
        return False
    kinds = (2 << LAST_KIND.get(known, LAST_KIND[5])) - 1
    ruleset = _ruleset(kinds, known)
    if ruleset < 0:
        return False
    try:
        system = [Path("/", name) for name in SYSTEM.split()]
        closed = {path.resolve() for path in hidden}
        for path in {one.resolve() for one in (*system, *readable)}:
            for part in _but(path, closed):
                _allow(ruleset, part, READING & kinds)
        for path in listable:
            _allow(ruleset, path, READ_FOLDER)
        for path in writable:
            _allow(ruleset, path, kinds)
        libc = ctypes.CDLL(None, use_errno=True)
        libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        return libc.syscall(RESTRICT_SELF, ruleset, 0) == 0
    finally:
        os.close(ruleset)


def version() -> int:
    """Of the system's interface; 0 where there is none."""
    if sys.platform != "linux":
        return 0
    try:
        found = ctypes.CDLL(None).syscall(CREATE_RULESET, None, 0, ASK_VERSION)
    except (OSError, AttributeError):
        return 0
    return max(found, 0)


def _ruleset(kinds: int, known: int) -> int:
    signals = SIGNALS if known >= SIGNALS_SINCE else 0
    about = struct.pack("<QQQ", kinds, 0, signals)
    size = 8 if known < 4 else 16 if known < SIGNALS_SINCE else 24
    return ctypes.CDLL(None).syscall(CREATE_RULESET, about[:size], size, 0)


def _but(path: Path, closed: Collection[Path]) -> Iterator[Path]:
    """A path, or what is in it where some of that is closed."""
    if any(one == path or one in path.parents for one in closed):
        return
    if not any(path in one.parents for one in closed):
        yield path
        return
    for inner in sorted(path.iterdir()):
        if not inner.is_symlink():
            yield from _but(inner, closed)


def _allow(ruleset: int, path: Path, kinds: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.EACCES, errno.ENOTDIR):
            return
        raise
    try:
        allowed = kinds if path.is_dir() else kinds & OF_FILES
        rule = struct.pack("<Qi", allowed, place)
        ctypes.CDLL(None).syscall(ADD_RULE, ruleset, PATH_BENEATH, rule, 0)
    finally:
        os.close(place)
