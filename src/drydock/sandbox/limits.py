"""What a participant's code may take.

The system keeps the limits, where it can: the child sets them for itself and for all that
it starts. `sandbox.lookout` keeps the others.
"""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import sys
from collections.abc import Collection
from pathlib import Path

from drydock.sandbox.processes import end_all

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

GB = 10**9
MEMORY = 4 * GB
FILE = GB

SET_PARENT_DEATH_SIGNAL, SET_CHILD_SUBREAPER = 1, 36


def confine() -> None:
    """Sets this process's limits; what it starts inherits them.

    macOS does not keep the one for memory, and Windows has none of them: there the lookout
    is all there is.
    """
    if resource is None:
        return
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, FILE)
    if sys.platform == "linux":
        # What is mapped already, by libraries above all, is not the code's own.
        _limit(resource.RLIMIT_DATA, _mapped() + MEMORY)
        adopt_orphans()


def _limit(which: int, most: int) -> None:
    _, hard = resource.getrlimit(which)
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(which, (most, most))


def _mapped() -> int:
    """Bytes of private memory that this process has asked for so far (Linux)."""
    with open("/proc/self/status", encoding="ascii", errors="replace") as status:
        lines = (line.split() for line in status)
        return next((int(ln[1]) * 1024 for ln in lines if ln[0] == "VmData:"), 0)


def adopt_orphans() -> None:
    """Lets this process become the parent of what its descendants leave behind (Linux).

    Whatever a piece of code starts, and however it tries to get away, it can be found.
    """
    _control(SET_CHILD_SUBREAPER, 1)


def end_with_parent() -> None:
    """Has the system end this process when its parent ends, in whatever way (Linux)."""
    _control(SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)


def _control(option: int, value: int) -> None:
    import ctypes  # pylint: disable=import-outside-toplevel

    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)


def end_descendants(*, but: Collection[int] = ()) -> None:
    """Ends all that this process has started, but for some children and theirs."""
    if _is_alone(but):
        return
    import psutil  # pylint: disable=import-outside-toplevel

    for child in psutil.Process().children():
        if child.pid in but:
            continue
        end_all(child.pid)
        if os.name == "posix":
            with contextlib.suppress(ChildProcessError):
                os.waitpid(child.pid, 0)


def _is_alone(but: Collection[int]) -> bool:
    """Whether there are no other children, where the system tells this at once (Linux)."""
    listings = list(Path("/proc/self/task").glob("*/children"))
    try:
        found = {int(pid) for file in listings for pid in file.read_text().split()}
    except OSError:
        return False
    return bool(listings) and not found - set(but)


def excess(kind: str, message: str) -> str:
    """What an error says of a limit that was reached, in words; empty for any other.

    kind, message: of a `drydock.sandbox.job.Stop`.
    """
    if kind == "too much":
        return f"it took {message}"
    if kind == "MemoryError":
        return f"it asked for more memory than a check has for it, {MEMORY / GB:g} GB"
    if kind == "OSError" and f"[Errno {errno.EFBIG}]" in message:
        return f"it wrote more than {FILE / GB:g} GB into one file"
    return ""
