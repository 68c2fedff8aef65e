"""A large file that several trees have as a hard link, in the child that works in one.

Whoever opens it for writing gets a copy of its own before: nobody else's file changes.
"""

from __future__ import annotations

import os
import shutil
import stat
import sys
from pathlib import Path
from typing import Any

LARGE = 8 * 2**20
WRITING = os.O_WRONLY | os.O_RDWR | os.O_TRUNC | os.O_APPEND
OTHERS = ("os.truncate", "os.chmod", "sqlite3.connect")


def part_before_writing(folder: Path) -> None:
    """From here on, parts a shared file in a folder from the others before the code
    that runs here writes into it; costs nothing where nothing is shared."""
    files = (Path(place, name) for place, _, names in os.walk(folder) for name in names)
    if any(map(_is_shared, files)):
        sys.addaudithook(_look)


def _look(event: str, arguments: tuple[Any, ...]) -> None:
    if (event == "open" and arguments[2] & WRITING) or event in OTHERS:
        if isinstance(arguments[0], (str, bytes, os.PathLike)):
            path = Path(os.path.realpath(os.fsdecode(arguments[0])))
            if _is_shared(path):
                _part(path)


def _is_shared(path: Path) -> bool:
    try:
        status = path.lstat()
    except (OSError, ValueError):
        return False
    is_file = stat.S_ISREG(status.st_mode)
    return is_file and status.st_nlink > 1 and status.st_size >= LARGE


def _part(path: Path) -> None:
    own = path.with_name(f"{path.name}.{os.getpid()}.own")
    shutil.copy2(path, own)
    own.replace(path)
