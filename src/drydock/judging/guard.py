"""What judges the work is looked at before the work runs, and is the same afterwards."""

from __future__ import annotations

import contextlib
from pathlib import Path

from drydock import files
from drydock.errors import CheckFailed, WorkbookBroken
from drydock.judging.baseline import Table, approved
from drydock.judging.integrity import Integrity
from drydock.judging.verdict import Finding, Word
from drydock.workbook.house import Stage


class Guard:
    """What judges a stage, its baseline above all, as it is when this is made."""

    def __init__(self, stage: Stage) -> None:
        self._integrity = Integrity(stage)
        self._stage = stage
        self._folder = stage.house.approved(stage.kata)
        self._before = self._contents()
        self._tables: dict[str, Table] = {}
        for name in {path.stem for path in self._before if path.suffix == ".csv"}:
            with contextlib.suppress(WorkbookBroken):  # told if a check asks for it
                self._tables[name] = approved(stage, name)

    def approved(self, name: str) -> Table:
        """The approved table as it was. Raises WorkbookBroken where there was none."""
        if name in self._tables:
            return self._tables[name]
        return approved(self._stage, name)

    def _contents(self) -> dict[Path, bytes]:
        found = {}
        for name in files.walk(self._folder):
            with contextlib.suppress(OSError):
                found[name] = (self._folder / name).read_bytes()
        return found

    def findings(self) -> list[Finding]:
        """What is to be told of it now that the work has run; the baseline is put back."""
        found = self._integrity.findings()
        mended = self._mend()
        return [*([mended] if mended else []), *found]

    def _mend(self) -> Finding | None:
        """Puts back what the work has changed; None where it has changed nothing.

        Nobody else writes there while a check runs: the baseline changes by a command.
        """
        now = self._contents()
        names = sorted(self._before.keys() | now.keys())
        changed = [name for name in names if self._before.get(name) != now.get(name)]
        for name in changed:
            path = self._folder / name
            files.remove(path)
            if name in self._before:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(self._before[name])
        if not changed:
            return None
        first = self._folder.relative_to(self._stage.house.root) / changed[0]
        told = CheckFailed(
            expected="your code leaves the approved baseline alone",
            found=f"{first.as_posix()} was changed while it ran; it has been put back",
            remedy="look for the line that writes there, and take it out",
        )
        return Finding("The baseline is what it was", Word.FAIL, told)
