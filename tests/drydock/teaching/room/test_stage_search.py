"""Finding out at which stage a work is: from whatever guess, in a few checks."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from drydock.teaching.room.stage_search import CHECKS_AT_MOST, Search
from drydock.workbook.house import HERE, Stage
from drydock.workbook.lesson import Lesson

STAGES = [
    stage
    for kata in HERE.katas
    for stage in HERE.stages(kata)
    if stage.tests.is_dir() and stage.solution.is_dir() and Lesson(stage).has_task
]


def _found(search: Search, passing: set[Stage]) -> tuple[Stage | None, list[Stage]]:
    asked = []
    while (stage := search.next()) is not None:
        asked.append(stage)
        search.tell(stage, passed=stage in passing)
    assert len(asked) == len(set(asked)) <= CHECKS_AT_MOST
    return search.highest, asked


@pytest.mark.parametrize("stage", STAGES, ids=str)
def test_a_solution_is_found_to_be_at_its_stage(stage: Stage) -> None:
    search = Search(HERE, stage.kata, stage.solution)
    passing = {one for one in HERE.stages(stage.kata) if one.number <= stage.number}
    highest, asked = _found(search, passing)
    assert highest == stage
    assert len(asked) <= 2


@pytest.mark.parametrize("passes", [17, 16, 15, 14, 13, 12, 11, 10])
def test_work_that_has_gone_back_is_found_further_back(passes: int) -> None:
    stages = HERE.stages("titanic")
    search = Search(HERE, "titanic", stages[17].solution)
    passing = {one for one in stages if one.number <= passes}
    highest, asked = _found(search, passing)
    assert highest is not None and highest.number == passes
    assert len(asked) <= 6


def test_where_nothing_passes_it_ends_soon() -> None:
    stages = HERE.stages("titanic")
    highest, asked = _found(Search(HERE, "titanic", stages[17].solution), set())
    assert highest is None
    assert len(asked) <= 4


def test_the_stage_that_is_given_is_the_only_one() -> None:
    wanted = HERE.stage("titanic/5")
    search = Search(HERE, "titanic", HERE.stage("titanic/9").solution, wanted)
    assert _found(search, set()) == (None, [wanted])


def test_what_is_not_begun_is_told_from_what_fails(tmp_path: Path) -> None:
    at_seven, eight = HERE.stage("titanic/7").solution, HERE.stage("titanic/8")
    search = Search(HERE, "titanic", at_seven)
    assert search.missing(eight) == search.not_begun(eight) == ["preprocessing.py"]
    nine = HERE.stage("titanic/9")
    search = Search(HERE, "titanic", eight.solution)
    assert search.missing(nine) == []
    assert search.not_begun(nine) == ["add_is_alone"]
    shutil.copytree(eight.solution, tmp_path / "work")
    with open(tmp_path / "work" / "preprocessing.py", "a", encoding="utf-8") as module:
        module.write("\n\ndef add_is_alone(data):\n    return data\n")
    assert Search(HERE, "titanic", tmp_path / "work").not_begun(nine) == []


def test_code_that_cannot_be_read_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "train.py").write_bytes(b"\x00\xff(" + b"(" * 5000)
    (tmp_path / "titanic.ipynb").write_bytes(b"{" * 100_000)
    assert Search(HERE, "titanic", tmp_path).next() is not None
