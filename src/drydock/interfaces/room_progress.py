"""What is shown while a room is judged: a bar on a terminal, else a line for each work."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from drydock.say import note
from drydock.teaching.room.room import Case

if TYPE_CHECKING:
    from rich.progress import Progress

AT_MOST = 40


class Shown:
    """Told of each case that is begun and done."""

    def __init__(self, number: int, progress: Progress | None) -> None:
        self._number = number
        self._progress = progress
        self._task = progress.add_task("", total=number) if progress else None
        self._at_work: list[str] = []
        self._done = 0

    def begun(self, case: Case) -> None:
        self._at_work.append(case.who)
        self._draw(advance=0)

    def done(self, case: Case) -> None:
        self._done += 1
        self._at_work.remove(case.who)
        self._draw(advance=1)
        if self._progress is None:
            marks = sorted(case.rows[0].judged.items())
            told = ", ".join(f"{stage.label} {one.mark}" for stage, one in marks)
            note(f"[{self._done} of {self._number}] {case.who}: {told}")

    def _draw(self, advance: int) -> None:
        if self._progress is not None and self._task is not None:
            names = ", ".join(self._at_work)[:AT_MOST]
            self._progress.update(self._task, advance=advance, description=names)


@contextmanager
def shown(cases: Sequence[Case]) -> Iterator[Shown]:
    """Shows how far the judging of cases is, on standard error."""
    if not cases or not sys.stderr.isatty():
        yield Shown(len(cases), None)
        return
    # pylint: disable-next=import-outside-toplevel
    from rich.console import Console

    # pylint: disable-next=import-outside-toplevel
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (
        TextColumn("Judging"),
        BarColumn(24),
        MofNCompleteColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield Shown(len(cases), progress)
