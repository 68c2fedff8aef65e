"""Solution tags: `solution/<kata>/NN`, the repository as it stands after stage NN.

They are made from the committed solutions, with an index of their own: neither the
repository's index nor the working tree is touched. The same sources give the same
commit ids on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from drydock import scratch
from drydock.workbook.git import git, git_despite
from drydock.workbook.house import House, Stage
from drydock.workbook.lesson import Lesson

BY = {
    "NAME": "Drydock",
    "EMAIL": "drydock@example.invalid",
    "DATE": "2026-01-01T12:00:00Z",
}
AUTHOR = {
    f"GIT_{role}_{part}": value
    for role in ("AUTHOR", "COMMITTER")
    for part, value in BY.items()
}


@dataclass(frozen=True)
class Tag:
    """A solution tag, the commit it names, and whether it was there already."""

    name: str
    commit: str
    is_new: bool


def make_tags(house: House) -> list[Tag]:
    """(Re)creates the solution tags of every kata, from the solutions in HEAD.

    A kata's tags form a chain of their own, one commit a stage. Raises NoGit where
    there is no git repository.
    """
    head = git(house.root, "rev-parse", "--verify", "HEAD^{commit}")
    folders = _solution_folders(house, head)
    with scratch.folder() as private:
        maker = _Maker(house, head, folders, Path(private) / "index")
        tags = []
        for kata in house.katas:
            parent = None
            for stage in house.stages(kata):
                if _folder(stage) in folders:
                    parent = maker.commit(stage, parent)
                    tags.append(_tag(house, stage, parent))
        return tags


def _solution_folders(house: House, head: str) -> set[str]:
    """The folders below `solutions/` that are committed, as git spells them."""
    return set(
        git(
            house.root, "ls-tree", "-rd", "--name-only", "-z", head, "solutions/"
        ).split("\0")
    )


def _folder(stage: Stage) -> str:
    return stage.solution.relative_to(stage.house.root).as_posix()


def _tag(house: House, stage: Stage, commit: str) -> Tag:
    reference = f"refs/tags/{stage.tag}"
    before = git(house.root, "for-each-ref", "--format=%(objectname)", reference)
    if before != commit:
        lock = f"{reference}.lock"
        git_despite(lock, house.root, "update-ref", reference, commit)
    return Tag(stage.tag, commit, before != commit)


class _Maker:
    """Builds the commits, in an index of its own."""

    def __init__(self, house: House, head: str, folders: set[str], index: Path) -> None:
        self._house = house
        self._head = head
        self._starts = [
            start
            for start in map(house.start, house.katas)
            if _folder(start) in folders
        ]
        self._env = AUTHOR | {"GIT_INDEX_FILE": str(index)}

    def commit(self, stage: Stage, parent: str | None) -> str:
        """Commits HEAD with `exercises/` as it stands after `stage`; gives its id."""
        self._git("read-tree", self._head)
        for start in self._starts:
            self._put(stage if start.kata == stage.kata else start)
        tree = self._git("write-tree")
        parents = ("-p", parent) if parent else ()
        return self._git("commit-tree", tree, *parents, "-m", _message(stage))

    def _put(self, stage: Stage) -> None:
        """Replaces `exercises/<kata>/` by the solution of a stage of it."""
        place = f"exercises/{stage.kata}"
        solution = f"{self._head}:{_folder(stage)}"
        self._git("rm", "-r", "-q", "--cached", "--ignore-unmatch", "--", place)
        self._git("read-tree", f"--prefix={place}/", solution)

    def _git(self, *arguments: str) -> str:
        return git(self._house.root, *arguments, env=self._env)


def _message(stage: Stage) -> str:
    lesson = Lesson(stage)
    return f"{stage.kata} {stage.label}: {lesson.title}\n\n{lesson.step}\n"
