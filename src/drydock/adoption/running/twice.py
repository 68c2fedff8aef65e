"""A notebook run twice from the top, side by side, each in a copy of its own.

Side by side they take hardly longer than one; that they know nothing of each other, and
that sets are shuffled otherwise in each, shows what is not the same twice.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from pathlib import Path

from drydock import scratch
from drydock.adoption.model import Adopted, Run
from drydock.adoption.running import copied_folder
from drydock.adoption.running.interpreter import Interpreter
from drydock.adoption.running.notebook_file import NotebookFile
from drydock.adoption.running.run import Asked, Limits, RunningNotebook

PAUSE = 0.05
# After Ctrl+C they have this long to tell what they know.
FAREWELL = 10.0
Tell = Callable[[int, float], None]


def run_twice(
    read: NotebookFile,
    interpreter: Interpreter,
    limits: Limits,
    *,
    leave_out: Collection[Path] = (),
    tell: Tell,
) -> tuple[Adopted, tuple[str, ...]]:
    """The notebook with its two runs, and the files that were linked, not copied.

    leave_out: folders that its copies lack. tell: is told now and then which cell is
    running, and since how many seconds. Ctrl+C ends the runs; what is known then is given.
    Raises Told where the folder cannot be copied.
    """
    with scratch.folder() as made:
        room = Path(made).resolve()
        asked: list[Asked] = []
        for number in (1, 2):
            place = room / str(number)
            (place / "tree").mkdir(parents=True)
            (place / "run").mkdir()
            copied = copied_folder.copy(
                read.path, read.cells, place / "tree", leave_out
            )
            asked.append(
                Asked(interpreter, copied, read.cells, place / "run", limits, number)
            )
        first, second = _followed(asked, tell)
    return Adopted(read.path, read.cells, first, second), asked[0].copied.linked


def _followed(asked: list[Asked], tell: Tell) -> list[Run]:
    began = time.monotonic()
    runs: list[RunningNotebook] = []
    try:
        for one in asked:
            runs.append(RunningNotebook(one))
        try:
            _wait(
                runs,
                lambda: tell(max(one.at for one in runs), time.monotonic() - began),
            )
        except KeyboardInterrupt:
            for run in runs:
                run.interrupt()
            _wait(runs, lambda: None, time.monotonic() + FAREWELL)
    finally:
        for run in runs:
            run.end()
    return [run.result() for run in runs]


def _wait(
    runs: list[RunningNotebook], tell: Callable[[], None], until: float | None = None
) -> None:
    while True in [run.follow() for run in runs]:
        tell()
        if until and time.monotonic() > until:
            return
        time.sleep(PAUSE)
