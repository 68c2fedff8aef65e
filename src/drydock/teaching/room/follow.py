"""The room from its sources to its tables, once or again whenever something has changed."""

from __future__ import annotations

import os
import time
from abc import abstractmethod
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

from drydock import files, scratch
from drydock.errors import CalledWrongly, ExitCode
from drydock.say import note
from drydock.teaching.room.branches import branches
from drydock.teaching.room.files import write_csv, write_json
from drydock.teaching.room.misconceptions import misconceptions
from drydock.teaching.room.page import write_page
from drydock.teaching.room.remembered import Remembered
from drydock.teaching.room.results import Mark, Row
from drydock.teaching.room.room import Case, Cluster, Room, Wish
from drydock.teaching.room.submissions import Reader, Submission
from drydock.teaching.room.table import lines, of_misconceptions
from drydock.teaching.room.trees import NOISE
from drydock.teaching.room.works import Known
from drydock.workbook.house import House

LOOK_EVERY = 2.0


class Listener(Protocol):
    """Told of each case, by whoever waits for the end."""

    @abstractmethod
    def begun(self, case: Case) -> None: ...

    @abstractmethod
    def done(self, case: Case) -> None: ...


Progress = Callable[[Sequence[Case]], AbstractContextManager[Listener]]


@dataclass(frozen=True)
class Targets:
    """Which files are written, if any.

    Raises CalledWrongly where one could not be written at the end.
    """

    csv: Path | None = None
    json: Path | None = None
    page: Path | None = None
    with_names: bool = False
    is_followed: bool = False

    def __post_init__(self) -> None:
        for path in (self.csv, self.json, self.page):
            if path and (path.is_dir() or not path.absolute().parent.is_dir()):
                raise CalledWrongly(
                    expected="the name of a file in a folder that is there",
                    found=str(path),
                    remedy="give another, or make the folder first",
                )


@dataclass(frozen=True)
class Round:
    """What is known once all has been looked at. is_fenced: see `Room`."""

    rows: list[Row]
    is_fenced: bool | None

    @property
    def exit_code(self) -> ExitCode:
        marks = {one.mark for row in self.rows for one in row.judged.values()}
        if Mark.BROKEN in marks:
            return ExitCode.WORKBOOK_BROKEN
        if Mark.ENDED in marks or any(row.fault or row.is_waiting for row in self.rows):
            return ExitCode.FAILED
        return ExitCode.PASSED

    def lines(self) -> list[str]:
        """All of it for a terminal."""
        told = [*lines(self.rows), *of_misconceptions(misconceptions(self.rows))]
        if self.is_fenced is False:
            told.append(
                "To know: the system keeps no fence around the code of others; what one"
                " work does to another's files would not be prevented, but seen."
            )
        return told


@dataclass
class Following:
    """Looks at sources, and judges what is in them. To be used in a `with`.

    cluster: who judges, if not this machine.
    """

    house: House
    sources: Sequence[str]
    wish: Wish
    targets: Targets
    again: bool = False
    cluster: Cluster | None = None
    _rows: list[Row] = field(default_factory=list)
    _room: Room | None = None
    _folder: TemporaryDirectory[str] = field(default_factory=scratch.folder)

    def __enter__(self) -> Following:
        return self

    def __exit__(self, *exception: object) -> None:
        self._folder.cleanup()

    @property
    def has_begun(self) -> bool:
        """Whether there is something to tell."""
        return bool(self._rows)

    def rounds(self, progress: Progress, *, forever: bool) -> Iterator[Round]:
        """One round; then, if it is to go on, another after each change. A source that has
        gone by then is waited for."""
        number, seen = 1, _state(self.sources)
        folder = self._folder_of(number)
        yield self._round(folder, self._read(folder), progress)
        while forever:
            while (now := _state(self.sources)) == seen:
                time.sleep(LOOK_EVERY)
            number, seen = number + 1, now
            folder = self._folder_of(number)
            try:
                found = self._read(folder)
            except CalledWrongly as error:
                note(f"Waiting for {error.expected}; now there is: {error.found}")
                continue
            yield self._round(folder, found, progress)

    def _folder_of(self, number: int) -> Path:
        """A folder for what is needed of one round."""
        return Path(self._folder.name, str(number))

    def _read(self, folder: Path) -> list[Submission]:
        spare = folder / "spare"
        spare.mkdir(parents=True)
        return Reader(Known(self.house), spare).read(self.sources)

    def _round(
        self, folder: Path, found: Sequence[Submission], progress: Progress
    ) -> Round:
        hidden = [Path(one.rpartition("@")[0] or one) for one in self.sources]
        hidden += [Path(one) for one in self.sources if Path(one).exists()]
        remembered = Remembered(self.house, is_asked=not self.again)
        room = Room(
            self.house,
            folder.resolve(),
            self.wish,
            remembered,
            hidden=[one.resolve() for one in hidden if one.exists()],
            cluster=self.cluster,
        )
        self._room = room
        self._rows, cases = room.cases(found)
        with progress(cases) as listener:
            room.judge(cases, listener.begun, listener.done)
        files.remove(folder)
        remembered.sweep()
        self.again = False  # what has just been judged
        return self.so_far()

    def so_far(self) -> Round:
        """What is known by now, also in the files."""
        found = misconceptions(self._rows)
        if self.targets.csv:
            write_csv(self.targets.csv, self._rows)
        if self.targets.json:
            write_json(self.targets.json, self._rows, found)
        if self.targets.page:
            write_page(
                self.targets.page,
                self._rows,
                found,
                with_names=self.targets.with_names,
                is_followed=self.targets.is_followed,
            )
        return Round(self._rows, self._room.is_fenced if self._room else None)


def _state(sources: Sequence[str]) -> dict[str, Any]:
    """What changes when something is handed in: times and sizes, and commits."""
    found: dict[str, Any] = {}
    for source in sources:
        repository = source.rpartition("@")[0]
        if not os.path.exists(source) and repository:
            found |= {f"{repository}@{b.ref}": b.commit for b in _branches(source)}
        for place, folders, names in os.walk(source):
            folders[:] = [one for one in folders if one not in NOISE]
            for path in (os.path.join(place, name) for name in (*names, *folders)):
                found[path] = _stamp(path)
        found[source] = _stamp(source)
    return found


def _branches(source: str) -> list[Any]:
    repository, _, pattern = source.rpartition("@")
    try:
        return list(branches(Path(repository), pattern))
    except CalledWrongly:  # it is being fetched, or gone
        return []


def _stamp(path: str) -> tuple[int, int] | None:
    try:
        status = os.lstat(path)
    except OSError:
        return None
    return (status.st_mtime_ns, status.st_size)
