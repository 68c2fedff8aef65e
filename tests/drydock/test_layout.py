"""Katas and stages are found from folder names."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from drydock.errors import CalledWrongly, WorkbookBroken
from drydock.layout import HERE, House, Stage

EVERY_STAGE = [stage for kata in HERE.katas for stage in HERE.stages(kata)]


def test_a_stage_is_found_by_any_name_a_person_gives_it(house: House) -> None:
    for wanted in ("1", "01", "01-mend-it", "toy/1", "toy/01-mend-it"):
        assert house.stage(wanted).name == "01-mend-it"


def test_a_stage_of_another_kata_is_called_by_kata_and_number(house: House) -> None:
    lesson = house.root / "notebooks/other/02-more.ipynb"
    lesson.parent.mkdir()
    lesson.touch()
    stages = [house.stage("1"), *house.stages("other")]
    assert [stage.called for stage in stages] == ["1", "other/2"]
    assert [house.stage(stage.called) for stage in stages] == stages


@pytest.mark.parametrize("wanted", ["7", "seven", "", "titanic/1", "-1", "1/toy"])
def test_an_unknown_stage_is_told_with_the_known_ones(
    house: House, wanted: str
) -> None:
    with pytest.raises(CalledWrongly) as raised:
        house.stage(wanted)
    assert "toy" in raised.value.expected


def test_the_trees_mirror_each_other(house: House) -> None:
    stage = house.stage("1")
    assert stage.lesson.is_file()
    assert stage.tests.is_dir()
    assert stage.solution.is_dir()
    assert stage.tag == "solution/toy/01"


def test_stages_come_in_the_order_of_their_numbers(house: House) -> None:
    (house.root / "notebooks/toy/10-later.ipynb").touch()
    assert [stage.number for stage in house.stages("toy")] == [0, 1, 10]


@pytest.mark.parametrize("name", ["1-short", "02-Upper", "02_under", "02-"])
def test_a_misnamed_lesson_is_told(house: House, name: str) -> None:
    (house.root / f"notebooks/toy/{name}.ipynb").touch()
    with pytest.raises(WorkbookBroken, match="NN-slug"):
        house.stages("toy")


def test_two_lessons_with_one_number_are_told(house: House) -> None:
    (house.root / "notebooks/toy/01-again.ipynb").touch()
    with pytest.raises(WorkbookBroken, match="renumber"):
        house.stages("toy")


def test_the_stage_of_a_test_file_is_the_one_in_whose_folder_it_stands(
    house: House,
) -> None:
    stage = house.stage("1")
    assert house.stage_of(stage.tests / "test_mend_it.py") == stage
    assert house.stage_of(house.root / "tests/drydock/test_x.py") is None


@pytest.mark.parametrize("stage", EVERY_STAGE, ids=str)
def test_a_stage_with_a_task_has_its_three_folders(stage: Stage) -> None:
    from drydock.lesson import Lesson

    if not Lesson(stage).has_task:
        return
    assert list(stage.tests.glob("test_*.py")), f"no check in {stage.tests}"
    assert any(stage.solution.iterdir()), f"no solution in {stage.solution}"


def test_no_folder_stands_without_a_lesson() -> None:
    for kata in HERE.katas:
        stages = HERE.stages(kata)
        known = {stage.tests for stage in stages} | {s.solution for s in stages}
        found = set(Path(HERE.root, "tests", kata).glob("stage_*/"))
        found |= set(Path(HERE.root, "solutions", kata).glob("*/"))
        assert not found - known


@pytest.mark.skipif(not os.environ.get("CI"), reason="exercises/ is yours to change")
@pytest.mark.parametrize("kata", HERE.katas)
def test_a_kata_is_given_as_its_first_solution_has_it(kata: str) -> None:
    """The pristine copy and what a participant finds are the same, byte for byte."""
    assert _contents(HERE.exercise(kata)) == _contents(HERE.start(kata).solution)


def _contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}
