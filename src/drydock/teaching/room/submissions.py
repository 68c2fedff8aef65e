"""What was handed in, person by person: from folders, archives and branches.

A folder or an archive is one person's work, or that of a group with an entry for each. What
cannot be read is a submission as well, with its fault.
"""

from __future__ import annotations

import io
import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from drydock.errors import CalledWrongly
from drydock.teaching.room import archives, branches, naming, trees
from drydock.teaching.room.trees import Tree, Unreadable
from drydock.teaching.room.works import Known, Work, is_program

DEPTH = 4
ARCHIVE_AT_MOST = 500_000_000
# What lies in a folder of a group and is nobody's work.
BESIDE = (".csv", ".json", ".html", ".md", ".xlsx", ".log", ".toml", ".yml")
MADE_BY_TOOLS = re.compile(r"\.(git\w*|editorconfig|idea|vscode|devcontainer)")


@dataclass(frozen=True)
class Submission:
    """What one person has handed in.

    source: where it lies, in words. time: when it was changed last. works: one for each kata
    that was begun. fault: why there is none, as the end of a sentence; notes: what is to be
    known of it.
    """

    who: str
    source: str
    time: float = 0.0
    works: tuple[Work, ...] = ()
    fault: str = ""
    notes: tuple[str, ...] = field(default=())


@dataclass(frozen=True)
class Reader:
    """Reads what was handed in. spare: a folder of our own, for what comes out of archives."""

    known: Known
    spare: Path

    def read(self, sources: Sequence[str]) -> list[Submission]:
        """Everybody's work, in the order of names; of each person the newest.

        Raises CalledWrongly for a source that is not there.
        """
        found = [one for source in sources for one in self._of_source(source)]
        return newest(found)

    def _of_source(self, source: str) -> Iterator[Submission]:
        path = Path(source)
        repository, at, pattern = source.rpartition("@")
        if not path.exists() and at and Path(repository).is_dir():
            for branch in branches.branches(Path(repository), pattern):
                yield from self._of_branch(branch)
        elif path.is_dir():
            whole = path.resolve()
            if not any(whole.iterdir()):
                yield Submission(whole.name, source, fault="the folder is empty")
                return
            tree = trees.of_folder(whole)
            yield from self._of_tree(tree, whole.name, source, is_outermost=True)
        elif path.is_file():
            yield from self._of_file(path, source)
        else:
            raise CalledWrongly(
                expected="a folder, an archive, or a branch of a git repository",
                found=f"{source} is not there",
                remedy="name what people have handed in, as in: ./scripts/go room handed-in"
                " or, for all branches of a clone: ./scripts/go room class@*",
            )

    def _of_branch(self, branch: branches.Branch) -> Iterator[Submission]:
        source = f"{branch.repository}@{branch.shown}"
        try:
            tree = branch.tree()
        except Unreadable as error:
            yield Submission(branch.who, source, branch.time, fault=str(error))
            return
        yield replace(self._of_one(tree, branch.who, source), time=branch.time)

    def _of_file(self, path: Path, source: str) -> Iterator[Submission]:
        name = naming.read(archives.stem(path.name))
        try:
            tree = trees.of_file(path)
            if archives.is_archive(path.name):
                tree = self._opened(tree, path.name)
                yield from self._of_tree(tree, name.who, source, is_outermost=True)
            else:
                yield self._of_one(tree, name.who, source)
        except Unreadable as error:
            yield Submission(name.who, source, fault=str(error))

    def _of_tree(
        self,
        tree: Tree,
        who: str,
        source: str,
        *,
        is_outermost: bool = False,
        depth: int = DEPTH,
    ) -> Iterator[Submission]:
        """One submission, or one for each entry of a group's tree."""
        if depth == 0 or self._is_of_one(tree):
            yield self._of_one(tree, who, source)
            return
        tops = [top for top in tree.tops if not MADE_BY_TOOLS.fullmatch(top)]
        if len(tops) == 1:
            yield from self._of_only(
                tree, tops[0], who, source, is_outermost=is_outermost, depth=depth
            )
        elif is_outermost or sum(self._may_be_of_one(tree, top) for top in tops) > 1:
            yield from self._of_group(tree, tops, source, depth)
        else:
            yield self._of_one(tree, who, source)

    def _of_only(  # pylint: disable=too-many-arguments
        self,
        tree: Tree,
        top: str,
        who: str,
        source: str,
        *,
        is_outermost: bool = False,
        depth: int,
    ) -> Iterator[Submission]:
        """What stands in a tree alone: a folder that was doubled, or an archive in it."""
        name = naming.read(archives.stem(top), self.known.names)
        is_named = is_outermost and (
            naming.is_of_a_platform(top) or Path(source).is_dir()
        )
        inner_who = name.who if is_named else who
        if top in tree.files and archives.is_archive(top):
            try:
                inner = self._opened(tree, top)
            except Unreadable as error:
                yield Submission(inner_who, source, tree.time, fault=str(error))
                return
            yield from self._of_tree(inner, inner_who, source, depth=depth - 1)
        elif top in tree.folders or any(p.startswith(f"{top}/") for p in tree.files):
            inner = tree.below(top)
            yield from self._of_tree(
                inner, inner_who, source, is_outermost=is_outermost, depth=depth - 1
            )
        else:
            yield self._of_one(tree, inner_who, source)

    def _of_group(
        self, tree: Tree, tops: list[str], source: str, depth: int
    ) -> Iterator[Submission]:
        flat: dict[str, Tree] = {}
        for top in tops:
            where = f"{source}/{top}"
            is_file = top in tree.files
            if is_file and archives.is_archive(top):
                only = Tree({top: tree.files[top]})
                who = naming.read(archives.stem(top)).who
                yield from self._of_only(only, top, who, where, depth=depth)
            elif is_file:
                name = naming.read(top, self.known.names)
                if name.file:
                    mine = flat.setdefault(name.who, Tree())
                    mine.files[name.file] = tree.files[top]
                elif not top.lower().endswith(BESIDE):
                    only = Tree({top: tree.files[top]})
                    yield self._of_one(only, archives.stem(top), where)
            else:
                name = naming.read(top)
                if top in tree.left_out:
                    yield Submission(
                        name.who, where, fault=f"it is {tree.left_out[top]}"
                    )
                    continue
                inner = tree.below(top)
                found = list(self._of_tree(inner, name.who, where, depth=depth - 1))
                yield from _with_time(found, name.time)
        for who, mine in flat.items():
            yield from self._of_tree(mine, who, source, depth=depth - 1)

    def _is_of_one(self, tree: Tree) -> bool:
        """Whether a tree is one person's: a repository, a kata's folder, or what is in it."""
        if not tree.files and not tree.folders:
            return True
        tops = set(tree.tops)
        if any(path.startswith("exercises/") for path in tree.files):
            return True
        programs = set[str]().union(*self.known.programs.values())
        if any(name in programs for name in tops & tree.files.keys()):
            return True
        return any(kata in tops and kata not in tree.files for kata in self.known.files)

    def _may_be_of_one(self, tree: Tree, top: str) -> bool:
        if top in tree.files:
            return archives.is_archive(top)
        return bool(self.known.works(tree.below(top)))

    def _of_one(self, tree: Tree, who: str, source: str) -> Submission:
        found = Submission(who, source, tree.time, notes=tuple(_left_out(tree)))
        works = self.known.works(tree)
        if not works and (inner := self._within(tree)) is not None:
            try:
                tree = self._opened(tree, inner)
            except Unreadable as error:
                return replace(found, fault=f"{inner}: {error}")
            works = self.known.works(tree)
        if not works:
            return replace(found, fault=_no_work(tree))
        notes = (*found.notes, *(work.note for work in works if work.note))
        return replace(found, works=tuple(works), notes=notes)

    def _within(self, tree: Tree) -> str | None:
        """The newest archive in a tree, if there is one."""
        found = [path for path in tree.files if archives.is_archive(path)]
        return max(found, key=lambda path: tree.files[path].time, default=None)

    def _opened(self, tree: Tree, path: str) -> Tree:
        content = tree.files[path].read(ARCHIVE_AT_MOST)
        if not content:
            raise Unreadable("the file is empty (0 bytes)")
        name = posixpath.basename(path)
        return archives.of_archive(io.BytesIO(content), name, self.spare)


def _with_time(found: list[Submission], time: float | None) -> list[Submission]:
    return found if time is None else [replace(one, time=time) for one in found]


def _left_out(tree: Tree) -> Iterator[str]:
    for path, why in sorted(tree.left_out.items()):
        yield f"left out: {path}, {why}"


def _no_work(tree: Tree) -> str:
    """Why there is no work in a tree."""
    if not tree.files:
        if tree.left_out:
            path, why = sorted(tree.left_out.items())[0]
            return f"there is nothing to judge in it: {path} is {why}"
        return "it is empty"
    names = sorted(tree.files)
    if any(name.lower().endswith(archives.NOT_READ) for name in names):
        return (
            f"{names[0]} is an archive of a kind that is not read here: ask for a zip"
        )
    if not any(is_program(name) for name in names):
        return f"no notebook and no Python file is in it, but {names[0]}"
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    return f"no file has the name of one of a kata; there is {names[0]}{more}"


def newest(found: list[Submission]) -> list[Submission]:
    """Of each person the submission that was changed last; that there were others is noted."""
    of_people: dict[str, list[Submission]] = {}
    for one in found:
        of_people.setdefault(naming.same(one.who), []).append(one)
    chosen = []
    for mine in of_people.values():
        last = max(mine, key=lambda one: one.time)
        others = [one.source for one in mine if one is not last]
        if others:
            at = datetime.fromtimestamp(last.time).strftime("%Y-%m-%d %H:%M")
            note = (
                f"handed in {len(mine)} times: {last.source}, of {at}, is the newest;"
            )
            last = replace(
                last, notes=(*last.notes, f"{note} not judged: {', '.join(others)}")
            )
        chosen.append(last)
    return sorted(chosen, key=lambda one: naming.same(one.who))
