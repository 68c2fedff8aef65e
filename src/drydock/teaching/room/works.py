"""Which part of what was handed in is the work on a kata: what would lie in
`exercises/<kata>/`.

It is known by that path, or by files of the names that the kata's solutions have.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from drydock.files import LEFT_BEHIND, walk
from drydock.teaching.room.trees import Entry, Tree, Unreadable
from drydock.workbook.house import House
from drydock.workbook.workspace import is_of_tests

PROGRAMS = (".py", ".ipynb")
FILES_AT_MOST = 2_000
BYTES_AT_MOST = 200_000_000


@dataclass(frozen=True)
class Work:
    """Somebody's work on a kata: its files, by their paths in the kata's folder.

    note: what is to be known of how it was found.
    """

    kata: str
    files: dict[str, Entry]
    note: str = ""

    def write(self, folder: Path) -> None:
        """Writes it into a folder of ours, but for what a check leaves out.

        Raises Unreadable where it is too much, or cannot be read.
        """
        if len(self.files) > FILES_AT_MOST:
            raise Unreadable(f"it has more than {FILES_AT_MOST:,} files")
        room = BYTES_AT_MOST
        for name, entry in self.files.items():
            content = entry.read(room)
            room -= len(content)
            path = folder / name
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            except OSError as error:
                raise Unreadable(
                    f"{name} cannot be written ({error.strerror})"
                ) from error

    @property
    def programs(self) -> set[str]:
        """The files that can be run, but for tests."""
        return {name for name in self.files if is_program(name)}


def is_program(name: str) -> bool:
    return name.endswith(PROGRAMS) and not is_of_tests(name)


@dataclass(frozen=True)
class Known:
    """What works on the katas of a house look like."""

    house: House

    @cached_property
    def files(self) -> dict[str, set[str]]:
        """Of each kata the files that its solutions have, by their paths in it."""
        return {kata: set(self._of_kata(kata)) for kata in self.house.katas}

    def _of_kata(self, kata: str) -> Iterator[str]:
        for stage in self.house.stages(kata):
            if stage.solution.is_dir():
                for path in walk(stage.solution):
                    yield path.as_posix()

    @cached_property
    def programs(self) -> dict[str, set[str]]:
        return {
            kata: {name for name in names if is_program(name)}
            for kata, names in self.files.items()
        }

    @cached_property
    def names(self) -> set[str]:
        """The names of all files of all works."""
        return {
            posixpath.basename(name) for found in self.files.values() for name in found
        }

    @cached_property
    def lone_notebooks(self) -> dict[str, str]:
        """Of each kata that begins with one notebook alone, its name."""
        found = {}
        for kata in sorted(
            self.house.katas, key=lambda k: k != self.house.default_kata
        ):
            start = self.house.start(kata).solution
            names = [path.as_posix() for path in walk(start)] if start.is_dir() else []
            if len(names) == 1 and names[0].endswith(".ipynb"):
                found[kata] = names[0]
        return found

    def works(self, tree: Tree) -> list[Work]:
        """The works in a tree; of several, those that have been begun."""
        if explicit := list(self._in_exercises(tree)):
            begun = [one for one in explicit if not self.is_start(one)]
            return begun or explicit[:1]
        if best := self._by_names(tree):
            return [best]
        return self._lone_notebook(tree)

    def _in_exercises(self, tree: Tree) -> Iterator[Work]:
        found: dict[str, str] = {}
        for path in sorted(tree.files, key=lambda path: (path.count("/"), path)):
            before, is_there, after = f"/{path}".rpartition("/exercises/")
            kata, _, inner = after.partition("/")
            if is_there and inner and kata in self.files and kata not in found:
                found[kata] = f"{before}/exercises/{kata}".strip("/")
        first = self.house.default_kata
        for kata in sorted(found, key=lambda kata: (kata != first, kata)):
            yield _work(kata, tree.below(found[kata]))

    def _by_names(self, tree: Tree) -> Work | None:
        found: list[tuple[tuple[int, int, int], str, str]] = []
        for folder in sorted({posixpath.dirname(path) for path in tree.files}):
            within = tree.below(folder).files
            depth = folder.count("/") + bool(folder)
            for kata, known in self.files.items():
                programs = sum(one in within for one in self.programs[kata])
                if programs:
                    fit = programs, sum(one in within for one in known), -depth
                    found.append((fit, kata, folder))
        if not found:
            return None
        _, kata, folder = max(found, key=lambda one: one[0])
        return _work(kata, tree.below(folder))

    def _lone_notebook(self, tree: Tree) -> list[Work]:
        found = [path for path in tree.files if path.endswith(".ipynb")]
        if len(found) != 1 or not self.lone_notebooks:
            return []
        kata, name = next(iter(self.lone_notebooks.items()))
        note = f"{posixpath.basename(found[0])} is taken for {name}"
        return [Work(kata, {name: tree.files[found[0]]}, note)]

    def is_start(self, work: Work) -> bool:
        """Whether a work is as the kata begins."""
        start = self.house.start(work.kata).solution
        names = {path.as_posix() for path in walk(start)} if start.is_dir() else set()
        return set(work.files) == names and all(
            _same(work.files[name], start / name) for name in names
        )


def _same(entry: Entry, path: Path) -> bool:
    content = path.read_bytes()
    try:
        mine = entry.read(len(content) + len(content.splitlines()) + 1)
    except Unreadable:
        return False
    one, other = (b.replace(b"\r\n", b"\n") for b in (content, mine))
    return hashlib.sha256(one).digest() == hashlib.sha256(other).digest()


def _work(kata: str, tree: Tree) -> Work:
    names = {posixpath.basename(path) for path in tree.files}
    ignored = LEFT_BEHIND("", sorted(names))
    files = {
        p: e for p, e in tree.files.items() if posixpath.basename(p) not in ignored
    }
    return Work(kata, files)
