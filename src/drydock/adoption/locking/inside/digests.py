"""All that somebody could see at the end of a script, locked or not, by digests.

That is another way to tell whether a version has changed anything than by the texts of what
is locked: the proof needs it, for a lock cannot be judged by what it holds itself.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from pathlib import Path

from ...running.inside import values
from ..locked.lock import PRINTED
from ..locked.running import End

MOST_BYTES = 50_000_000
NO_RESULTS = ("module", "function")


def of_all(
    end: End, files: Iterable[str], leave_out: Collection[str] = ()
) -> dict[str, str | None]:
    """The digest of each value that has a name, of what is printed, and of these files, by
    the keys of `locked.lock`; None where two of them could not be compared.

    A name with _ before it is one that nobody is to look at. leave_out: more of them.
    """
    found: dict[str, str | None] = {
        f"file {one}": _of_file(end.folder / one) for one in files
    }
    place = str(end.folder)
    for name, value in end.values.items():
        if name.startswith("_") or name in leave_out:
            continue
        if values.kind_of(value) not in NO_RESULTS:
            found[name] = values.describe(value, place)["digest"]
    if end.printed.strip():
        found[PRINTED] = _hash(
            end.printed.replace(place, "").encode("utf-8", "replace")
        )
    return found


def _of_file(path: Path) -> str | None:
    """That of a file's contents; of a very large one, its size."""
    try:
        size = path.stat().st_size
        return f"{size} bytes" if size > MOST_BYTES else _hash(path.read_bytes())
    except OSError:
        return None


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
