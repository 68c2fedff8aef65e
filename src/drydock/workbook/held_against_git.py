"""What differs from the last commit, in folders that a participant has no reason to change.

Git keeps size and time of each file in its index, so that looking at hundreds of files
takes milliseconds; only a file whose time has changed is read.
"""

from __future__ import annotations

import shlex
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from drydock.errors import WorkbookBroken
from drydock.workbook.git import NoGit, git

# What judges: a difference here can change a verdict.
JUDGES = ("tests", "solutions", "data", "src")
FEW = 4


@dataclass(frozen=True)
class Differences:
    """Paths from the root, with forward slashes, in the order of the alphabet.

    changed: files of the commit that are other here, or gone.
    added: files that the commit does not have, but for those that git ignores.
    """

    changed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changed or self.added)


def differences(root: Path) -> Differences:
    """What of all that judges is not as committed.

    Modes and line endings do not count, nor does what is staged already: it is held
    against HEAD. Raises NoGit where there is no git, no repository or no commit, and
    WorkbookBroken where git refuses.
    """
    answer = git(
        root,
        *("-c", "core.fileMode=false", "--no-optional-locks"),
        *("status", "--porcelain=v2", "--branch", "-z"),
        *("--no-renames", "--untracked-files=all", "--", *JUDGES),
    )
    changed: list[str] = []
    added: list[str] = []
    for line in answer.split("\0"):
        if line == "# branch.oid (initial)":
            raise NoGit(
                expected=f"a commit in {root}",
                found="a repository without one",
                remedy="commit what is there first: git add . && git commit -m Begin",
            )
        kind, _, rest = line.partition(" ")
        if kind == "?":
            added.append(rest)
        elif kind == "1":
            is_new = rest.startswith("A")
            (added if is_new else changed).append(rest.split(" ", 7)[7])
        elif kind == "u":
            changed.append(rest.split(" ", 9)[9])
    return Differences(tuple(sorted(changed)), tuple(sorted({*added} - {*changed})))


def in_words(paths: tuple[str, ...]) -> str:
    """The first few of these paths, and how many more there are."""
    more = len(paths) - FEW
    first = ", ".join(paths[:FEW])
    return f"{first} and {more} more" if more > 0 else first


def bring_back(paths: tuple[str, ...]) -> str:
    """The command that puts changed files back as they are committed; for more than a
    few, the folders that they are in."""
    if len(paths) > FEW:
        paths = tuple(sorted({path.partition("/")[0] for path in paths}))
    return f"git checkout HEAD -- {' '.join(map(_quoted, paths))}"


def repair(root: Path, otherwise: str) -> str:
    """What to do about a workbook that is broken: bring back what judges, where that is
    not as committed; `otherwise` where it is, and where nobody can know."""
    with suppress(WorkbookBroken):
        if changed := differences(root).changed:
            return f"bring it back with: {bring_back(changed)}"
    return otherwise


def _quoted(path: str) -> str:
    """A path as every shell takes it, Windows' own too."""
    return path if shlex.quote(path) == path else f'"{path}"'
