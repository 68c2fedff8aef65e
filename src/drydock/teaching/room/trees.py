"""What somebody has handed in, as a tree of files that can be read, wherever it lies.

Nothing is unpacked or checked out to look at it: only what is to be judged is written, file
by file, and by names that stay within. What cannot be part of it is left out, with a reason.
"""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path

from drydock.files import CACHES, is_of_a_desktop

FILES_AT_MOST = 200_000
# What no participant has written, and what can have thousands of files.
NOISE = (*CACHES, "__MACOSX", ".git", ".drydock", "node_modules", ".venv", "venv")
ENVIRONMENT = ("pyvenv.cfg", "conda-meta")
PLACEHOLDERS = ("*~", ".~*", ".#*", "~$*")


class Unreadable(Exception):
    """What was handed in cannot be read; the message says why, as the end of a row."""


@dataclass(frozen=True)
class Entry:
    """One file. time: when it was changed, in seconds since 1970.

    read: gives its content; raises Unreadable where that is more than so many bytes.
    """

    size: int
    time: float
    read: Callable[[int], bytes]


@dataclass
class Tree:
    """Files by their paths, with forward slashes; folders, empty ones too; and what was left
    out, with the reason. None of the paths leads out of it."""

    files: dict[str, Entry] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)
    left_out: dict[str, str] = field(default_factory=dict)

    def add(self, path: str, entry: Entry) -> None:
        """Raises Unreadable for one file too many."""
        if len(self.files) >= FILES_AT_MOST:
            raise Unreadable(f"it has more than {FILES_AT_MOST:,} files")
        self.files[path] = entry

    def below(self, folder: str) -> Tree:
        """What is in a folder of it; all of it where that is empty."""
        if not folder:
            return self
        start = f"{folder}/"
        cut = len(start)
        return Tree(
            {p[cut:]: e for p, e in self.files.items() if p.startswith(start)},
            {p[cut:] for p in self.folders if p.startswith(start)},
            {
                p[cut:] or ".": why
                for p, why in self.left_out.items()
                if p.startswith(start)
            },
        )

    @property
    def tops(self) -> list[str]:
        """The names that stand in it, in alphabetical order."""
        paths = (*self.files, *self.folders, *self.left_out)
        return sorted({path.partition("/")[0] for path in paths})

    @property
    def time(self) -> float:
        """When the last of it was changed."""
        return max((one.time for one in self.files.values()), default=0.0)

    def without_environments(self) -> Tree:
        """The same without what lies in a virtual environment, whatever it is called."""
        found = {
            path.rpartition(f"/{mark}")[0] if f"/{mark}" in path else ""
            for path in self.files
            for mark in ENVIRONMENT
            if f"/{mark}" in path
        } - {""}
        starts = tuple(f"{one}/" for one in found)
        if not starts:
            return self
        files = {p: e for p, e in self.files.items() if not p.startswith(starts)}
        folders = {p for p in self.folders if not f"{p}/".startswith(starts)}
        left = {p: w for p, w in self.left_out.items() if not p.startswith(starts)}
        return Tree(files, folders, left)


def inside(path: str) -> str | None:
    """A path from an archive with forward slashes, in the one form in which accents are
    written; None where it leads out."""
    path = unicodedata.normalize("NFC", path.replace("\\", "/"))
    if path.startswith("/") or path[1:2] == ":" or "\0" in path:
        return None
    parts = [part for part in path.split("/") if part not in ("", ".")]
    return None if ".." in parts or not parts else "/".join(parts)


def is_noise(path: str) -> bool:
    """Whether a path is none of anybody's work: caches, a desktop's own files, histories."""
    parts = path.split("/")
    return any(one in NOISE or is_of_a_desktop(one) for one in parts) or any(
        fnmatch(parts[-1], pattern) for pattern in PLACEHOLDERS
    )


def of_folder(root: Path) -> Tree:
    """The tree of a folder. Links are followed to files within it, and nowhere else.

    Raises Unreadable where it cannot be looked at.
    """
    tree = Tree()
    top = os.path.realpath(root)

    def refuse(error: OSError) -> None:
        where = os.path.relpath(error.filename or root, root).replace(os.sep, "/")
        tree.left_out[where] = f"cannot be opened ({error.strerror})"

    for place, folders, names in os.walk(top, onerror=refuse):
        inner = os.path.relpath(place, top).replace(os.sep, "/")
        start = "" if inner == "." else f"{inner}/"
        folders[:] = sorted(
            one
            for one in folders
            if one not in NOISE and not _is_environment(place, one)
        )
        links = [one for one in folders if os.path.islink(os.path.join(place, one))]
        for name in (*_plain(names), *links):
            _add_file(tree, start + name, os.path.join(place, name), top)
        tree.folders.update(start + one for one in folders if one not in links)
    return _with_one_spelling(tree)


def _with_one_spelling(tree: Tree) -> Tree:
    files = {unicodedata.normalize("NFC", p): e for p, e in tree.files.items()}
    folders = {unicodedata.normalize("NFC", p) for p in tree.folders}
    return Tree(files, folders, tree.left_out)


def _plain(names: Iterable[str]) -> list[str]:
    return sorted(name for name in names if not is_noise(name))


def _is_environment(place: str, name: str) -> bool:
    return any(os.path.lexists(os.path.join(place, name, mark)) for mark in ENVIRONMENT)


def _add_file(tree: Tree, path: str, full: str, top: str) -> None:
    real = os.path.realpath(full)
    if os.path.islink(full) and not real.startswith(top + os.sep):
        tree.left_out[path] = "a link that leads out of it"
        return
    try:
        status = os.stat(real)
    except OSError as error:
        tree.left_out[path] = f"cannot be opened ({error.strerror})"
        return
    if stat.S_ISREG(status.st_mode):
        read = _reader(Path(real))
        tree.add(path, Entry(status.st_size, status.st_mtime, read))
    elif not stat.S_ISDIR(status.st_mode):
        tree.left_out[path] = "neither a file nor a folder"


def _reader(path: Path) -> Callable[[int], bytes]:
    def read(at_most: int) -> bytes:
        try:
            with open(path, "rb") as file:
                content = file.read(at_most + 1)
        except OSError as error:
            raise Unreadable(
                f"{path.name} cannot be read ({error.strerror})"
            ) from error
        return no_more(content, at_most, path.name)

    return read


def no_more(content: bytes, at_most: int, name: str) -> bytes:
    """The content; raises Unreadable where it is longer than it may be."""
    if len(content) > at_most:
        raise Unreadable(f"{name} is larger than {at_most / 1e6:.0f} MB")
    return content


def of_file(path: Path) -> Tree:
    """The tree of a single file, by its name. Raises Unreadable where it cannot be read."""
    try:
        status = path.stat()
    except OSError as error:
        raise Unreadable(f"it cannot be opened ({error.strerror})") from error
    return Tree({path.name: Entry(status.st_size, status.st_mtime, _reader(path))})
