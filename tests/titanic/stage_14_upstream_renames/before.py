"""The work as it was before stage 14, and what has changed since."""

from __future__ import annotations

import ast
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from drydock.workbook.loading import load
from drydock.workbook.notebook import NO_PYTHON
from drydock.workbook.workspace import files, is_of_tests, modules_in

HERE = Path(__file__).parent
OF_WHAT_IS_KNOWN = 2  # where more than half is not known, the work has another past
changes = load(HERE / "changes.py")
held_since_12 = load(HERE.parent / "held_since_12.py")

Trees = dict[str, ast.Module]


class Past(NamedTuple):
    """A state before this stage: what has changed since in its core, in its tests, and in
    the files that lie with these.

    is_own: whether it is the participant's own. pieces: how many the core had.
    """

    is_own: bool
    pieces: int
    core: list[Any]
    tests: list[Any]
    files: list[str]

    @property
    def distance(self) -> int:
        return len(self.core) + len(self.tests) + len(self.files)

    @property
    def called(self) -> str:
        return (
            "when it passed stage 13" if self.is_own else "in the solution of stage 13"
        )


def nearest(reference: Path, own: Path | None, now: Path) -> Past | None:
    """What has changed in the folder `now` since the state of the reference or, if that is
    nearer, since the participant's own; None where it has obviously come from neither.
    """
    found = [_since(reference, now, is_own=False)]
    if own:
        with suppress(*NO_PYTHON):
            found.append(_since(own, now, is_own=True))
    past = min(found, key=lambda one: one.distance)
    is_known = past.is_own or len(past.core) * OF_WHAT_IS_KNOWN <= past.pieces
    return past if is_known else None


def _since(before: Path, now: Path, *, is_own: bool) -> Past:
    trees = _modules_in(before)
    core = {name: trees[name] for name in held_since_12.core_of(trees)}
    return Past(
        is_own,
        changes.count(core),
        changes.changes(core, _modules_in(now)),
        changes.changes(_tests_in(before), _tests_in(now)),
        _changed_files(before, now),
    )


def _modules_in(folder: Path) -> Trees:
    return {
        file.relative_to(folder).as_posix(): ast.parse(file.read_bytes())
        for file in modules_in(folder)
    }


def _tests_in(folder: Path) -> Trees:
    found = {}
    for name, file in files(folder).items():
        if is_of_tests(name) and name.endswith(".py"):
            with suppress(*NO_PYTHON):  # the run of the tests tells that
                found[name] = ast.parse(file.read_bytes())
    return found


def _changed_files(before: Path, now: Path) -> list[str]:
    """What lies with the tests, such as approved tables, and is not as it was."""
    there = files(now)
    return [
        name
        for name, file in files(before).items()
        if is_of_tests(name) and not name.endswith(".py")
        if name not in there or _words(there[name]) != _words(file)
    ]


def _words(file: Path) -> list[bytes]:
    """What is in a file, whatever its line ends."""
    return file.read_bytes().split()
