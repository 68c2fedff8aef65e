"""What a Dask worker does for a room: it judges a work, in a process within a fence.

It runs on the machine of that worker, with the clone of the workbook that is there. All that
it needs of the work comes with the order, and nothing of it stays.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from drydock import scratch
from drydock.teaching.room.models import make_models
from drydock.teaching.room.remembered import Remembered
from drydock.teaching.room.what_judges import WhatJudges
from drydock.teaching.room.workers import Ended, Place, Worker
from drydock.workbook.house import HERE
from drydock.workbook.workspace import digest


@dataclass(frozen=True)
class Order:
    """A work to be judged. files: by their paths; content: their digest. state: what is to
    judge it (see `WhatJudges`)."""

    stage: str
    files: dict[str, bytes]
    content: str
    time_limit: float | None
    state: str


@dataclass(frozen=True)
class Answer:
    """What was said of a work (see `Worker.judge`), and whether the system kept the fence.

    said: None where another state of the workbook was asked for.
    """

    said: dict[str, Any] | None
    is_fenced: bool | None = None


@cache
def state() -> str:
    """What judges here, as it was when this was first asked: that is what is loaded."""
    return WhatJudges(HERE).whole


def judge(order: Order) -> Answer:
    """Judges a work. Raises Ended where no process comes to an answer, twice."""
    if order.state != state():
        return Answer(None)
    stage = HERE.stage(order.stage)
    with scratch.folder() as name:
        folder = Path(name, stage.kata)
        _write(order, folder)
        _make_models_once(order.stage)
        worker = _worker_of_this_thread()
        said = worker.judge(stage, folder, order.content, order.time_limit)
    return Answer(said, worker.is_fenced)


def _write(order: Order, folder: Path) -> None:
    folder.mkdir(parents=True)
    for name, content in order.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    if digest(folder) != order.content:
        raise Ended("the system of a Dask worker cannot keep files of these names")


_MAKING = threading.Lock()


def _make_models_once(stage: str) -> None:
    with _MAKING:
        _make_models(stage)


@cache
def _make_models(stage: str) -> None:
    make_models([HERE.stage(stage)], Remembered(HERE), _place().folder)


@cache
def _folder() -> TemporaryDirectory[str]:
    """Kept as long as this process."""
    return scratch.folder()


def _place() -> Place:
    folder = Path(_folder().name).resolve()
    return Place(folder / "workers", [folder])


_MINE = threading.local()


def _worker_of_this_thread() -> Worker:
    if not hasattr(_MINE, "worker"):
        _MINE.worker = Worker(_place(), threading.get_ident())
    return _MINE.worker
