"""The solutions of the stages pass in the room too: by a worker, within its fence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from drydock.teaching.room.models import make_models
from drydock.teaching.room.remembered import Remembered
from drydock.teaching.room.results import Judged, Mark, judged
from drydock.teaching.room.workers import Place, Worker
from drydock.workbook.house import HERE, House, Stage
from drydock.workbook.lesson import Lesson
from drydock.workbook.workspace import digest

STAGES = [
    stage
    for kata in HERE.katas
    for stage in HERE.stages(kata)
    if stage.tests.is_dir() and Lesson(stage).has_task
]
QUICK = [HERE.stage(name) for name in ("titanic/2", "loans/8", "ide/1")]
# Of these, work that has not begun is told so by what the stage asks for first.
BEGINS = {
    "loans/5": "For your model, a telephone does not count",
    "loans/10": "Each answer is a line of the log, with its id",
    "loans/11": "DEBT.md has six debts or more, each of them whole",
}

Judge = Callable[[Stage, Path], Judged]


@pytest.fixture(name="judge", scope="module")
def _judge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Judge]:
    """One worker for all of them, as in a room."""
    folder = tmp_path_factory.mktemp("workers")
    worker = Worker(Place(folder, []), 1)

    remembered = Remembered(House(folder))  # which writes into no house of ours

    def judge(stage: Stage, work: Path) -> Judged:
        make_models([stage], remembered, folder)
        return judged(stage, worker.judge(stage, work, digest(work), None))

    yield judge
    worker.close()


@pytest.mark.parametrize("stage", QUICK, ids=str)
def test_a_solution_passes(judge: Judge, stage: Stage) -> None:
    found = judge(stage, stage.solution)
    assert (found.mark, found.said) == (Mark.PASS, "")


@pytest.mark.long
@pytest.mark.parametrize("stage", [one for one in STAGES if one not in QUICK], ids=str)
def test_every_solution_passes(judge: Judge, stage: Stage) -> None:
    found = judge(stage, stage.solution)
    assert (found.mark, found.said) == (Mark.PASS, "")


@pytest.mark.long
@pytest.mark.parametrize("name", BEGINS)
def test_what_is_not_begun_is_told_what_comes_first(judge: Judge, name: str) -> None:
    stage = HERE.stage(name)
    found = judge(stage, HERE.before(stage).solution)
    assert found.mark is Mark.FAIL
    assert found.said.startswith(BEGINS[name])
