"""The copies of a folder that a check makes: what is left out of them, and what they share.

A large file is copied once; the trees that are made from that copy have it as a hard
link, until somebody writes into it (see `workbook.hard_links`).
"""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

from drydock import scratch
from drydock.files import LEFT_BEHIND, copy_tree
from drydock.workbook.hard_links import LARGE


def left_out(place: str, names: list[str]) -> set[str]:
    """Of the names in a folder those that are no part of the work: what tools keep beside
    it, virtual environments, and what is neither a file nor a folder, or leads to a device.
    """
    found = set(LEFT_BEHIND(place, names))
    return found | {
        name for name in names if name not in found and not _is_work(Path(place, name))
    }


def _is_work(path: Path) -> bool:
    try:
        mode = path.stat().st_mode
    except OSError:  # a link that leads nowhere, for example
        return True
    if stat.S_ISDIR(mode):
        return not is_environment(path)
    return stat.S_ISREG(mode)


def files(folder: Path) -> dict[str, Path]:
    """The files of a workspace that a check copies: by their path within `folder`, with
    forward slashes, in alphabetical order."""
    found: dict[str, Path] = {}
    for place, inner, names in os.walk(folder):
        ignored = left_out(place, [*inner, *names])
        inner[:] = [name for name in inner if name not in ignored]
        for path in (Path(place, name) for name in names if name not in ignored):
            found[path.relative_to(folder).as_posix()] = path
    return dict(sorted(found.items()))


def is_environment(folder: Path) -> bool:
    """Whether a folder is a virtual environment of Python, or one of conda's."""
    return (folder / "pyvenv.cfg").is_file() or (folder / "conda-meta").is_dir()


def environments(folder: Path) -> list[str]:
    """The virtual environments in a folder, by their paths within it."""
    found = []
    for place, inner, _ in os.walk(folder):
        here = [name for name in inner if is_environment(Path(place, name))]
        found += [Path(place, name).relative_to(folder).as_posix() for name in here]
        ignored = LEFT_BEHIND(place, inner)
        inner[:] = [name for name in inner if name not in {*here, *ignored}]
    return sorted(found)


def copy(source: Path, target: Path) -> None:
    """Copies a folder of work, without what is left out, into `target`; what is large in
    a copy that stands in a scratch folder is not copied again.

    Raises OSError, as `files.copy_tree` does.
    """
    how = _link_if_large if scratch.holds(source) else shutil.copy
    copy_tree(source, target, left_out, how)


def _link_if_large(source: str, target: str) -> None:
    if os.path.getsize(source) >= LARGE:
        try:
            os.link(source, target)
            return
        except OSError:  # no links here, or too many
            pass
    shutil.copy(source, target)
