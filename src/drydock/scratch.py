"""Scratch folders of the engine, and what is left of those whose process was killed.

A folder is named for the process that made it, so that any later command can tell that
nobody needs it any more.
"""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from functools import cache
from pathlib import Path

from drydock import files

NAME = re.compile(r"drydock-(?P<system>\d+)-(?P<pid>\d+)-\w+")


def folder() -> tempfile.TemporaryDirectory[str]:
    """A new folder for this process alone, to be used in a `with`, or cleaned up."""
    prefix = f"drydock-{_system()}-{os.getpid()}-"
    return tempfile.TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True)


def holds(path: Path) -> bool:
    """Whether a path lies in a scratch folder of this process."""
    names = map(NAME.fullmatch, path.parts)
    return any(name and int(name["pid"]) == os.getpid() for name in names)


def sweep() -> None:
    """Removes the folders of processes that are no more, as far as the system lets us."""
    with contextlib.suppress(OSError), os.scandir(tempfile.gettempdir()) as found:
        for entry in found:
            name = NAME.fullmatch(entry.name)
            if name and name["system"] == _system() and not _lives(int(name["pid"])):
                _remove(entry)


def _remove(entry: os.DirEntry[str]) -> None:
    with contextlib.suppress(OSError):
        owner = entry.stat(follow_symlinks=False).st_uid
        is_ours = os.name == "nt" or owner == os.getuid()
        if is_ours and entry.is_dir(follow_symlinks=False):
            files.remove(Path(entry.path))


def _lives(pid: int) -> bool:
    if os.name == "posix":
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        except (OSError, OverflowError):
            return True
        return True
    import psutil  # pylint: disable=import-outside-toplevel

    return psutil.pid_exists(pid)


@cache
def _system() -> str:
    """Which processes can be seen here: containers that share a folder for scratch have
    each their own numbers."""
    with contextlib.suppress(OSError):
        return str(os.stat("/proc/self/ns/pid").st_ino)
    return "0"
