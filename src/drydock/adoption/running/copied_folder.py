"""The folder in which a notebook lies, copied, so that nothing of the owner's changes.

The copy lies in a tree of its own, together with links to what lies beside the folder and
above it, so that `../data/table.csv` means what it means for the owner. What is large is a
link as well: a notebook that writes to it gets a copy of its own (see `inside.walls`).
"""

from __future__ import annotations

import os
import re
import shutil
import stat
from collections import deque
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from drydock.adoption.model import Cell
from drydock.files import CACHES, told

MB = 10**6
LARGE_FILE, MOST_BYTES, MOST_FILES = 20 * MB, 500 * MB, 5_000
# What no notebook reads, and what would be slow to copy.
PASSED_OVER = {*CACHES, ".git", ".hg", ".svn", "node_modules", ".tox", ".mypy_cache"}
ENVIRONMENTS = ("pyvenv.cfg", "conda-meta")
UPWARDS = re.compile(r"(?:\.\.[/\\]+)+\.\.|\.\.")
PARENT = re.compile(r"\.parents?\b|dirname\(")
PROJECT = (".git", "pyproject.toml", "setup.py", "requirements.txt", "environment.yml")
HIGHEST = 5


@dataclass(frozen=True)
class CopiedFolder:
    """A copy; tree: its root. home: the copy of the notebook's folder in it.

    original: the folder of the owner's that the tree stands for. linked: names of what is
    no copy but a link, in the notebook's folder, since it is large.
    """

    tree: Path
    home: Path
    original: Path
    linked: tuple[str, ...]


def copy(
    notebook: Path, cells: Collection[Cell], into: Path, leave_out: Collection[Path]
) -> CopiedFolder:
    """Copies the folder of a notebook into `into`, an empty folder.

    leave_out: folders that are not copied, such as the one in which results go.
    Raises Told if something cannot be read.
    """
    folder = notebook.parent
    top = _top(folder, cells)
    try:
        place = _linked_path(top, folder, into)
        linked = _copy(folder, place, {one.resolve() for one in leave_out})
    except OSError as error:
        raise told(
            error,
            expected=f"a copy of {folder} to run the notebook in",
            remedy="make that readable, or copy the notebook with its data into a folder of"
            " their own, and adopt it there",
        ) from error
    return CopiedFolder(into, place, top, tuple(linked))


def _top(folder: Path, cells: Collection[Cell]) -> Path:
    """The highest folder that the notebook may want to look into."""
    paths = [match for one in cells for match in UPWARDS.findall(one.source)]
    levels = max((path.count("..") for path in paths), default=0)
    if any(PARENT.search(one.source) for one in cells):
        levels = max(levels, 2)
    top = folder
    for parent in [folder, *folder.parents][: HIGHEST + 1]:
        if any((parent / name).exists() for name in PROJECT):
            levels = max(levels, len(folder.relative_to(parent).parts))
            break
    for _ in range(min(levels, HIGHEST)):
        top = top.parent
    return top


def _linked_path(top: Path, folder: Path, into: Path) -> Path:
    """Makes the folders from `top` down to `folder`, with links to all that lies beside."""
    place = into
    above = top
    for part in folder.relative_to(top).parts:
        with suppress(PermissionError), os.scandir(above) as entries:
            for entry in entries:
                if entry.name != part:
                    os.symlink(entry.path, place / entry.name)
        above, place = above / part, place / part
        place.mkdir()
    return place


def _copy(folder: Path, place: Path, leave_out: Collection[Path]) -> list[str]:
    """Copies, the highest folders first, as long as there is room; then makes links."""
    linked: list[str] = []
    size = number = 0
    ahead = deque([(folder, place)])
    while ahead:
        source, target = ahead.popleft()
        target.mkdir(exist_ok=True)
        for entry in sorted(os.scandir(source), key=lambda one: one.name):
            path = Path(entry.path)
            if entry.name in PASSED_OVER or path in leave_out:
                continue
            is_full = size > MOST_BYTES or number > MOST_FILES
            if entry.is_symlink() or (is_full and entry.is_dir()):
                _link(path, target / entry.name)
            elif entry.is_dir():
                if not any((path / one).exists() for one in ENVIRONMENTS):
                    ahead.append((path, target / entry.name))
            elif stat.S_ISREG(found := entry.stat().st_mode):
                length = entry.stat().st_size
                if is_full or length > LARGE_FILE or not found & stat.S_IRUSR:
                    _link(path, target / entry.name)
                    linked.append(path.relative_to(folder).as_posix())
                    continue
                shutil.copyfile(path, target / entry.name)
                size, number = size + length, number + 1
    return linked


def _link(source: Path, target: Path) -> None:
    """A link to what is not copied; where the system makes none, it is left out."""
    with suppress(FileExistsError, NotImplementedError):
        try:
            os.symlink(source.resolve(), target)
        except OSError as error:
            if os.name != "nt":
                raise
            del error
