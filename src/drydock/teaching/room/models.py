"""The models by which some stages judge: made before anything is judged.

Within their fence, workers can read them, and keep none.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from drydock.judging.variants import WRONG_MODELS
from drydock.teaching.room.remembered import Remembered
from drydock.teaching.room.workers import Ended, Place, Worker
from drydock.workbook.house import Stage
from drydock.workbook.workspace import digest


def make_models(stages: Sequence[Stage], remembered: Remembered, folder: Path) -> None:
    """Has the models of stages made that are not there yet, by judging the solution.

    folder: of the room's own, for the worker that does it.
    """
    needed = [one for one in stages if (one.tests / WRONG_MODELS).is_dir()]
    if not needed:
        return
    worker = Worker(Place(folder, [], is_fenced=False), -1)
    try:
        for one in needed:
            content = digest(one.solution)
            if remembered.get(one, content, None) is None:
                answer = worker.judge(one, one.solution, content, None)
                remembered.keep(one, content, None, answer.get("verdict", {}))
    except (Ended, KeyError):
        pass  # the workers meet the same, and tell it
    finally:
        worker.close()
