"""Whether what judges a work is what it should be: before the work runs, and afterwards."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from threading import Thread

from drydock import files
from drydock.errors import CheckFailed, Told, WorkbookBroken
from drydock.judging.baseline import Table, approved
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
MEANWHILE = "The judge is what it was"

State = dict[str, tuple[int, int]]


class Guard:
    """What judges a stage, its baseline above all, as it is when this is made; it costs a
    few milliseconds.

    Raises WorkbookBroken where the data of the kata are not those it came with.
    """

    def __init__(self, stage: Stage) -> None:
        _require_data(stage)
        self._stage = stage
        self._baseline = stage.house.approved(stage.kata)
        self._before = self._state()
        self._uncommitted = Differences()
        # Daemonic: nobody waits for a git that does not come to its end.
        self._asking_git = Thread(target=self._ask_git, daemon=True)
        self._asking_git.start()
        self._approved = self._contents()
        self._tables: dict[str, Table] = {}
        for name in {path.stem for path in self._approved if path.suffix == ".csv"}:
            with suppress(WorkbookBroken):  # told if a check asks for it
                self._tables[name] = approved(stage, name)

    def _ask_git(self) -> None:
        with suppress(Told, OSError):  # no git, no repository, or one that git refuses
            self._uncommitted = differences(self._stage.house.root)

    def approved(self, name: str) -> Table:
        """The approved table as it was. Raises WorkbookBroken where there was none."""
        if name in self._tables:
            return self._tables[name]
        return approved(self._stage, name)

    def findings(self) -> list[Finding]:
        """What is not as it should be, now that the work has run. The baseline is put back.
        Nothing else is: somebody may have saved a file just now, and what the work itself
        would write it is kept from (`off_limits`).
        """
        found = self._mend()
        now = self._state()
        changed = [name for name, was in self._before.items() if now.get(name) != was]
        changed += [
            name for name in now.keys() - self._before if name.endswith(JUDGING)
        ]
        if changed:
            found.append(_meanwhile(tuple(sorted(changed))))
        self._asking_git.join(GIT_MAY_TAKE)
        if self._uncommitted:
            found.append(_not_as_committed(self._uncommitted))
        return found

    def _contents(self) -> dict[Path, bytes]:
        """What the baseline is, file by file."""
        found = {}
        for name in files.walk(self._baseline):
            with suppress(OSError):
                found[name] = (self._baseline / name).read_bytes()
        return found

    def _mend(self) -> list[Finding]:
        """Puts back what the work has changed of the baseline, and tells that.

        Nobody else writes there while a check runs: the baseline changes by a command.
        """
        now = self._contents()
        names = sorted(self._approved.keys() | now.keys())
        changed = [name for name in names if self._approved.get(name) != now.get(name)]
        for name in changed:
            path = self._baseline / name
            files.remove(path)
            if name in self._approved:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(self._approved[name])
        if not changed:
            return []
        first = self._baseline.relative_to(self._stage.house.root) / changed[0]
        told = CheckFailed(
            expected="your code leaves the approved baseline alone",
            found=f"{first.as_posix()} was changed while it ran; it has been put back",
            remedy="look for the line that writes there, and take it out",
        )
        return [Finding("The baseline is what it was", Word.FAIL, told)]

    def _state(self) -> State:
        """Time and size of each file that judges, by its path from the root; the baseline
        aside."""
        found: State = {}
        start = len(str(self._stage.house.root)) + 1
        for judging in JUDGES:
            for place, folders, names in os.walk(self._stage.house.root / judging):
                folders[:] = [one for one in folders if self._counts(place, one)]
                for path in (os.path.join(place, name) for name in names):
                    with suppress(OSError):
                        status = os.lstat(path)
                        name = path[start:].replace(os.sep, "/")
                        found[name] = status.st_mtime_ns, status.st_size
        return found

    def _counts(self, place: str, folder: str) -> bool:
        return folder not in files.CACHES and Path(place, folder) != self._baseline


def _meanwhile(changed: tuple[str, ...]) -> Finding:
    told = CheckFailed(
        expected="what judges your work stays as it is while it does so",
        found=f"{in_words(changed)} changed meanwhile",
        remedy="if that was you, check again. If not, your code starts something that"
        f" writes there: take it out, and then {bring_back(changed)}",
    )
    return Finding(MEANWHILE, Word.FAIL, told)


def _not_as_committed(found: Differences) -> Finding:
    paths = found.changed or found.added
    mend = "delete it, or move it out of the folders that judge"
    if found.changed:
        mend = f"bring it back with: {bring_back(found.changed)}"
    told = CheckFailed(
        expected="what judges your work is as it was committed",
        found=f"{'changed' if found.changed else 'new'} since: {in_words(paths)}",
        remedy=f"if you work on the workbook itself, go on; if not, {mend}",
    )
    return Finding("Said by a changed workbook", Word.NOTE, told)


def _require_data(stage: Stage) -> None:
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
