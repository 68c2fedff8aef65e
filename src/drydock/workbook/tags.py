"""Solution tags: `solution/<kata>/NN`, the repository as it stands after stage NN.

They are made from the trees of the committed solutions: neither the repository's index
nor the working tree is touched. The same sources give the same
commit ids on every machine.
"""

from __future__ import annotations

from collections.abc import Iterator
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
    """A solution tag, the commit it names, and the one that it named before, if any.

    is_of_a_stage: False for one that was left behind, since no stage has its number.
    """

    name: str
    commit: str
    before: str
    is_of_a_stage: bool = True

    def __str__(self) -> str:
        """What became of it, in a few words."""
        if not self.is_of_a_stage:
            return f"no stage has this number now; delete it: git tag -d {self.name}"
        if self.before == self.commit:
            return "was there"
        return f"moved, was {self.before[:10]}" if self.before else "made"


def make_tags(house: House) -> list[Tag]:
    """(Re)creates the solution tags of every kata, from the solutions in HEAD.

    A kata's tags form a chain of their own, one commit a stage. Those of numbers that no
    stage has are given, too, and left alone. Raises NoGit where there is no git repository.
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
    known = {tag.name for tag in tags}
    return [*tags, *(one for one in _there(house) if one.name not in known)]


def _there(house: House) -> Iterator[Tag]:
    """The tags of the katas that are there already, as if none were of a stage."""
    shape = "--format=%(refname:lstrip=2) %(objectname)"
    for kata in house.katas:
        for line in git(
            house.root, "for-each-ref", shape, f"refs/tags/solution/{kata}"
        ).splitlines():
            name, _, commit = line.partition(" ")
            yield Tag(name, commit, commit, is_of_a_stage=False)


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
    return Tag(stage.tag, commit, before)


def _message(stage: Stage) -> str:
    lesson = Lesson(stage)
    return f"{stage.kata} {stage.label}: {lesson.title}\n\n{lesson.step}\n"
