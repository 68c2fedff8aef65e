"""Whether what judges a work is what it should be: before the work runs, and afterwards."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from threading import Thread

from drydock.errors import CheckFailed, Told, WorkbookBroken
from drydock.judging.verdict import Finding, Word
from drydock.workbook.held_against_git import (
    JUDGES,
    Differences,
    bring_back,
    differences,
    in_words,
)
from drydock.workbook.house import Stage

SUMS = "SHA256SUMS"
# A new file of another kind, such as an editor's own, changes no verdict.
JUDGING = (".py", ".toml", ".csv")
GIT_MAY_TAKE = 5.0

State = dict[str, tuple[int, int]]


class Integrity:
    """What judges a stage, as it is when this is made; it costs a few milliseconds.

    Raises WorkbookBroken where the data of the kata are not those it came with.
    """

    def __init__(self, stage: Stage) -> None:
        self._root = stage.house.root
        self._guarded = stage.house.approved(stage.kata)
        require_data(stage)
        self._before = self._state()
        self._uncommitted = Differences()
        # Daemonic: nobody waits for a git that does not come to its end.
        self._asking_git = Thread(target=self._ask_git, daemon=True)
        self._asking_git.start()

    def _ask_git(self) -> None:
        with suppress(Told, OSError):  # no git, no repository, or one that git refuses
            self._uncommitted = differences(self._root)

    def findings(self) -> list[Finding]:
        """What is not as it should be, now that the work has run; the baseline aside,
        which has a guard of its own. Nothing is put back: somebody may have saved a file
        just now, and what the work itself would write it is kept from (`off_limits`).
        """
        now = self._state()
        changed = [name for name, was in self._before.items() if now.get(name) != was]
        changed += [
            name for name in now.keys() - self._before if name.endswith(JUDGING)
        ]
        found = [_meanwhile(tuple(sorted(changed)))] if changed else []
        self._asking_git.join(GIT_MAY_TAKE)
        if self._uncommitted:
            found.append(_not_as_committed(self._uncommitted))
        return found

    def _state(self) -> State:
        """Time and size of each file that judges, by its path from the root."""
        found: State = {}
        start = len(str(self._root)) + 1
        for judging in JUDGES:
            for place, folders, names in os.walk(self._root / judging):
                folders[:] = [one for one in folders if self._counts(place, one)]
                for path in (os.path.join(place, name) for name in names):
                    with suppress(OSError):
                        status = os.lstat(path)
                        name = path[start:].replace(os.sep, "/")
                        found[name] = status.st_mtime_ns, status.st_size
        return found

    def _counts(self, place: str, folder: str) -> bool:
        is_cache = folder in ("__pycache__", ".ipynb_checkpoints")
        return not is_cache and Path(place, folder) != self._guarded


def _meanwhile(changed: tuple[str, ...]) -> Finding:
    told = CheckFailed(
        expected="what judges your work stays as it is while it does so",
        found=f"{in_words(changed)} changed meanwhile",
        remedy="if that was you, check again. If not, your code starts something that"
        f" writes there: take it out, and then {bring_back(changed)}",
    )
    return Finding("The judge is what it was", Word.FAIL, told)


def _not_as_committed(found: Differences) -> Finding:
    paths = found.changed or found.added
    told = CheckFailed(
        expected="what judges your work is as it was committed",
        found=f"{'changed' if found.changed else 'new'} since: {in_words(paths)}",
        remedy="if you work on the workbook itself, go on; if not, "
        + (
            f"bring it back with: {bring_back(found.changed)}"
            if found.changed
            else "delete it, or move it out of the folders that judge"
        ),
    )
    return Finding("Said by a changed workbook", Word.NOTE, told)


def require_data(stage: Stage) -> None:
    """Raises WorkbookBroken unless the data of a kata have the checksums beside them."""
    folder = stage.house.root / "data" / stage.kata
    with suppress(OSError):
        lines = (folder / SUMS).read_text("utf-8").splitlines()
        for expected, name in (line.split(maxsplit=1) for line in lines if line):
            _require_sum(folder / name, expected, stage.house.root)


def _require_sum(path: Path, expected: str, root: Path) -> None:
    shown = path.relative_to(root).as_posix()
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        found = ""
    if found != expected:
        raise WorkbookBroken(
            expected=f"{shown} is the file that this workbook came with",
            found="it has been written over" if found else "it is not there",
            remedy=f"bring it back with: {bring_back((shown,))}; then look in your code"
            " for a line that writes there, such as to_csv",
        )
