"""What may be removed, and what is not ours to empty."""

from __future__ import annotations

import os
import re
import shutil
import stat
from pathlib import Path

from set_up.troubles import AGAIN, Trouble

JUNCTION = 0xA0000003  # as Windows marks them; a link there has another mark


def is_link(path: Path) -> bool:
    """Whether this is a link, or what serves for one on Windows."""
    try:
        status = os.lstat(path)
    except OSError:
        return False
    return stat.S_ISLNK(status.st_mode) or JUNCTION == getattr(
        status, "st_reparse_tag", None
    )


def mounts_in(folder: Path) -> list[Path]:
    """The places in a folder, itself included, that belong to another file system or to
    another folder of this one."""
    try:
        lines = Path("/proc/self/mountinfo").read_bytes().splitlines()
    except OSError:
        return [folder] if os.path.ismount(folder) else []
    # The fifth word, in which a space is spelt \040.
    places = [
        re.sub(rb"\\([0-7]{3})", lambda m: bytes([int(m[1], 8)]), line.split()[4])
        for line in lines
    ]
    whole = folder.parent.resolve() / folder.name
    found = [Path(os.fsdecode(place)) for place in places]
    return [place for place in found if place.is_relative_to(whole)]


def remove(path: Path) -> None:
    """Remove a file, a link or a folder of ours, if it is there. What a link leads to
    stays; a folder in which something is mounted is left as it is, and raises Trouble.
    """
    if is_link(path) or not path.is_dir():
        path.unlink(missing_ok=True)
        return
    for place in mounts_in(path):
        raise Trouble(
            f"{place.name} cannot be made anew.",
            expected="a folder with nothing mounted in it",
            found=f"something that is not this project's is mounted at {place}",
            then=f"unmount it, or empty it yourself; then {AGAIN}",
        )
    shutil.rmtree(path)
