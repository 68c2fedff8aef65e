"""Branches of a local git repository, as trees. Nothing is checked out and nothing fetched."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from drydock.errors import CalledWrongly
from drydock.teaching.room import trees
from drydock.teaching.room.trees import Entry, Tree, Unreadable

MAIN = ("main", "master")
LINK, MODULE = "120000", "160000"
FIELDS = "%(refname)%09%(objectname)%09%(committerdate:unix)%09%(symref)"


@dataclass(frozen=True)
class Branch:
    """A branch as it stands. who: whose it is, by its name. time: of its last commit."""

    repository: Path
    ref: str
    who: str
    commit: str
    time: float

    @property
    def shown(self) -> str:
        return self.ref.removeprefix("refs/heads/").removeprefix("refs/remotes/")

    def tree(self) -> Tree:
        """Raises Unreadable where git cannot read it."""
        listed = _git(self.repository, "ls-tree", "-rlz", "--full-tree", self.commit)
        tree = Tree()
        for line in listed.decode("utf-8", "surrogateescape").split("\0")[:-1]:
            facts, _, name = line.partition("\t")
            mode, kind, blob, size = facts.split()
            path = trees.inside(name)
            if path is None or trees.is_noise(path):
                continue
            if mode in (LINK, MODULE) or kind != "blob":
                tree.left_out[path] = "a link" if mode == LINK else "a repository in it"
            else:
                tree.add(path, Entry(int(size), self.time, self._reader(blob, path)))
        return tree.without_environments()

    def _reader(self, blob: str, path: str):  # type: ignore[no-untyped-def]
        def read(at_most: int) -> bytes:
            size = int(_git(self.repository, "cat-file", "-s", blob))
            if size > at_most:
                raise Unreadable(f"{path} is larger than {at_most / 1e6:.0f} MB")
            content = _git(self.repository, "cat-file", "blob", blob)
            return trees.no_more(content, at_most, path)

        return read


def branches(repository: Path, pattern: str) -> list[Branch]:
    """The branches whose names fit, remote-tracking ones included; in the order of names.

    Raises CalledWrongly where there is none, or no repository.
    """
    try:
        told = _git(
            repository,
            "for-each-ref",
            f"--format={FIELDS}",
            "refs/heads",
            "refs/remotes",
        )
    except Unreadable as error:
        raise CalledWrongly(
            expected=f"a git repository in {repository}",
            found=str(error),
            remedy="give the folder of a clone, as in: ./scripts/go room class@*",
        ) from error
    found = list(_read(repository, told.decode("utf-8", "replace")))
    fits = [one for one in found if _fits(one, pattern)]
    fitting = {(one.who, one.commit): one for one in reversed(fits)}.values()
    if not fitting:
        names = ", ".join(one.shown for one in found[:8]) or "no branch at all"
        raise CalledWrongly(
            expected=f"a branch of {repository} that fits {pattern}",
            found=names,
            remedy="name one of them, or all: @*. What is only on a server is fetched with"
            " git fetch first",
        )
    return sorted(fitting, key=lambda one: one.who)


def _fits(branch: Branch, pattern: str) -> bool:
    return any(fnmatchcase(name, pattern) for name in (branch.shown, branch.who))


def _read(repository: Path, told: str) -> Iterator[Branch]:
    for line in told.splitlines():
        ref, commit, time, symbolic = line.split("\t")
        if not symbolic:
            yield Branch(repository, ref, _who(ref), commit, float(time or 0))


def _who(ref: str) -> str:
    """A branch's name; the name of a remote whose main branch it is, but of origin."""
    if ref.startswith("refs/heads/"):
        return ref.removeprefix("refs/heads/")
    remote, _, branch = ref.removeprefix("refs/remotes/").partition("/")
    if remote == "origin":
        return branch
    return remote if branch in MAIN else f"{remote}/{branch}"


def _git(repository: Path, *arguments: str) -> bytes:
    """What git says. Raises Unreadable where it fails, or is not there."""
    env = {name: value for name, value in os.environ.items() if name[:4] != "GIT_"}
    env |= {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}
    try:
        done = subprocess.run(
            ["git", "-C", str(repository), *arguments],
            capture_output=True,
            check=False,
            env=env,
        )
    except OSError as error:
        raise Unreadable(f"git cannot be run ({error.strerror})") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip() or "git failed"
        raise Unreadable(said.splitlines()[0])
    return done.stdout
