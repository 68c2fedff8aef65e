"""Whether two folders, or two files, are the same: byte by byte, never by their times."""

from __future__ import annotations

import filecmp
import os
from pathlib import Path

from drydock import files


def same(first: Path, second: Path) -> bool:
    """Whether two folders hold the same files and folders, byte by byte, whatever a
    desktop has put there.

    What cannot be read is the same as nothing.
    """
    try:
        names = _names(first)
        return (
            names == _names(second)
            and _folders(first) == _folders(second)
            and all(same_file(first / name, second / name) for name in names)
        )
    except OSError:
        return False


def _names(folder: Path) -> list[Path]:
    return [name for name in files.walk(folder) if not files.is_of_a_desktop(name.name)]


def _folders(folder: Path) -> list[Path]:
    """The folders below a folder; one that is not there is as good as an empty one."""
    found = [Path(place).relative_to(folder) for place, _, _ in os.walk(folder)]
    return sorted(one for one in found[1:] if files.OF_DRYDOCK not in one.parts)


def same_file(first: Path, second: Path) -> bool:
    """Whether two files, or two links, are the same."""
    if first.is_symlink() or second.is_symlink():
        links = first.is_symlink() and second.is_symlink()
        return links and os.readlink(first) == os.readlink(second)
    if not (first.is_file() and second.is_file()):
        return False
    return filecmp.cmp(first, second, shallow=False)
