"""Runs the lessons of a kata, each from the state in which its stage begins."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import nbclient
import nbformat

from drydock.errors import WorkbookBroken
from drydock.workbook.house import House, Stage
from drydock.workbook.lesson import Lesson
from drydock.workbook.whole_copy import begin

LIMIT = 900  # seconds a cell


def ran(
    house: House, kata: str, about: Callable[[Stage], object]
) -> Iterator[tuple[Lesson, Any]]:
    """Each lesson of a kata with the notebook as it is after a run.

    house: a copy, in which exercises are replaced. about: called before each run.
    Raises WorkbookBroken where a cell fails.
    """
    for stage in house.stages(kata):
        about(stage)
        begin(stage)
        yield Lesson(stage), _run(stage)


def _run(stage: Stage) -> Any:
    document = nbformat.read(stage.lesson, as_version=4)
    where = {"metadata": {"path": str(stage.lesson.parent)}}
    client = nbclient.NotebookClient(
        document, timeout=LIMIT, kernel_name="python3", resources=where
    )
    sources = str(Path(stage.house.root, "src"))
    try:
        environment = {**os.environ, "PYTHONPATH": sources}
        return client.execute(env=environment, stderr=subprocess.DEVNULL)
    except nbclient.exceptions.CellTimeoutError as error:
        raise WorkbookBroken(
            expected=f"each cell of the lesson of {stage} ends within {LIMIT} seconds",
            found="one does not",
            remedy="close what else keeps this machine busy, and run the command again",
        ) from error
    except nbclient.exceptions.CellExecutionError as error:
        raise WorkbookBroken(
            expected=f"the lesson of {stage} runs from top to bottom",
            found=f"{error.ename}: {error.evalue}",
            remedy=f"run it by itself: ./scripts/go test -k '{stage}'",
        ) from error
