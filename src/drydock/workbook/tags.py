"""Solution tags: `solution/<kata>/NN`, the repository as it stands after stage NN.

They are made from the trees of the committed solutions: neither the repository's index
nor the working tree is touched. The same sources give the same
commit ids on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass

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
    solutions = _entries(house, head, "-rd", "solutions/")
    starts = [one for one in map(house.start, house.katas) if _folder(one) in solutions]
    tags = []
    for kata in house.katas:
        parents: tuple[str, ...] = ()
        for stage in house.stages(kata):
            if _folder(stage) in solutions:
                states = (stage if one.kata == kata else one for one in starts)
                exercises = {x.kata: solutions[_folder(x)] for x in states}
                tree = _tree(house, head, exercises)
                words = (tree, *parents, "-m", _message(stage))
                commit = git(house.root, "commit-tree", *words, env=AUTHOR)
                tags.append(_tag(house, stage, commit))
                parents = ("-p", commit)
    return tags


def _entries(house: House, tree: str, *which: str) -> dict[str, str]:
    """What of a tree is committed: mode, kind and id of each entry, by its path."""
    listed = git(house.root, "ls-tree", "-z", tree, *which).split("\0")
    pairs = (line.partition("\t") for line in listed if line)
    return {path: facts for facts, _, path in pairs}


def _tree(house: House, head: str, exercises: dict[str, str]) -> str:
    """The tree of a commit with these entries in `exercises/`, in the place of its own."""
    own = _entries(house, head, "exercises/").items()
    known = {path.partition("/")[2]: facts for path, facts in own}
    made = f"040000 tree {_make_tree(house, known | exercises)}"
    return _make_tree(house, _entries(house, head) | {"exercises": made})


def _make_tree(house: House, entries: dict[str, str]) -> str:
    lines = (f"{facts}\t{name}\0" for name, facts in entries.items())
    return git(house.root, "mktree", "-z", given="".join(lines))


def _folder(stage: Stage) -> str:
    return stage.solution.relative_to(stage.house.root).as_posix()


def _tag(house: House, stage: Stage, commit: str) -> Tag:
    reference = f"refs/tags/{stage.tag}"
    before = git(house.root, "for-each-ref", "--format=%(objectname)", reference)
    if before != commit:
        lock = f"{reference}.lock"
        git_despite(lock, house.root, "update-ref", reference, commit)
    return Tag(stage.tag, commit, before != commit)


def _message(stage: Stage) -> str:
    lesson = Lesson(stage)
    return f"{stage.kata} {stage.label}: {lesson.title}\n\n{lesson.step}\n"
