"""What libraries import when they are first used, and not when they are imported.

Each fork of a host would do so anew. So a child notes what it had to import late, the
host imports it when it has time, and remembers it for the next host.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable
from pathlib import Path

from drydock.files import write_whole

AT_MOST = 500


def note(known: frozenset[str], events: Path) -> None:
    """In a child, at its end: notes the modules of known packages that were not among
    the `known` modules when it began."""
    late = [name for name in set(sys.modules) - known if _package(name) in known]
    if late:
        _file_beside(events).write_text("\n".join(sorted(late)), "utf-8")


def noted(events: Path) -> set[str]:
    """What a child noted, if it came to its end."""
    file = _file_beside(events)
    return set(file.read_text("utf-8").split()) if file.is_file() else set()


def remember(names: Iterable[str], memory: Path) -> None:
    """Keeps names for the hosts to come; where that cannot be, they learn them anew."""
    known = _read(memory)
    new = {*known, *names}
    if new == set(known):
        return
    with contextlib.suppress(OSError):
        write_whole(memory, "\n".join(sorted(new)[:AT_MOST]))


def remembered(memory: Path) -> list[str]:
    """The modules kept in a file whose packages have been imported here."""
    return [name for name in _read(memory) if _package(name) in sys.modules]


def _read(memory: Path) -> list[str]:
    try:
        return memory.read_text("utf-8", "replace").split()
    except OSError:
        return []


def _file_beside(events: Path) -> Path:
    return events.with_suffix(".imports")


def _package(module: str) -> str:
    return module.split(".", maxsplit=1)[0]
