"""Katas and stages are found from folder names."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
import toy
from folders import state

from drydock import files
from drydock.errors import CalledWrongly
from drydock.workbook.house import HERE, House, Stage

EVERY_STAGE = [stage for kata in HERE.katas for stage in HERE.stages(kata)]


def test_a_stage_is_found_by_any_name_a_person_gives_it(house: House) -> None:
    for wanted in ("1", "01", "01-mend-it", "toy/1", "toy/01-mend-it"):
        assert house.stage(wanted).name == "01-mend-it"


def _add_lesson(house: House, name: str) -> Path:
    lesson = house.root / "notebooks" / f"{name}.ipynb"
    lesson.parent.mkdir(exist_ok=True)
    lesson.write_text(toy.notebook("# Title", metadata=toy.LESSON), "utf-8")
    return lesson


def test_a_stage_of_another_kata_is_called_by_kata_and_number(house: House) -> None:
    _add_lesson(house, "other/02-more")
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
    assert ("status toy" in raised.value.remedy) is ("/" not in wanted)


def test_the_trees_mirror_each_other(house: House) -> None:
    stage = house.stage("1")
    assert stage.lesson.is_file()
    assert stage.tests.is_dir()
    assert stage.solution.is_dir()
    assert stage.tag == "solution/toy/01"


def test_stages_come_in_the_order_of_their_numbers(house: House) -> None:
    _add_lesson(house, "toy/10-later")
    assert [stage.number for stage in house.stages("toy")] == [0, 1, 10]


STRAY = (
    "toy/Untitled",
    "toy/01-mend-it-Copy1",
    "toy/01-mend-it copy",
    "toy/1-short",
    "toy/02-Upper",
    "toy/02_under",
    "toy/.ipynb_checkpoints/02-x",
    ".ipynb_checkpoints/01-mend-it",
    "Untitled Folder/02-x",
    "toy-Copy1/01-mend-it",
)


def test_what_is_no_lesson_is_passed_over(house: House) -> None:
    """JupyterLab makes new notebooks, copies and checkpoints where people work."""
    before = house.katas, house.stages("toy")
    for name in STRAY:
        _add_lesson(house, name)
    (house.root / "notebooks/toy/02-my-own.ipynb").write_text(toy.notebook("# Mine"))
    (house.root / "notebooks/toy/03-broken.ipynb").write_bytes(b"\xff[")
    (house.root / "notebooks/mine").mkdir()
    (house.root / "notebooks/.DS_Store").touch()
    assert (house.katas, house.stages("toy")) == before
    toy.with_engine(house)
    for command in ([], ["status"], ["check", "1"], ["hint", "1"], ["goto", "1"]):
        done = toy.go(house, *command)
        assert "Untitled" not in done.stdout + done.stderr, command
        assert done.returncode == (1 if "check" in command else 0), done.stderr


@pytest.mark.parametrize("name", ["01-a-copy", "01-mend-it-again"])
def test_of_two_with_one_number_the_lesson_is_the_one_with_a_check(
    house: House, name: str
) -> None:
    _add_lesson(house, f"toy/{name}")
    assert house.stage("1").name == "01-mend-it"


def test_without_its_lessons_the_workbook_is_broken(house: House) -> None:
    toy.with_engine(house)
    shutil.rmtree(house.root / "notebooks/toy")
    done = toy.go(house)
    assert (done.returncode, "take notebooks" in done.stderr) == (3, True)


def test_each_notebook_of_the_workbook_is_a_lesson() -> None:
    """A new lesson with a wrong name, and a copy that somebody made, are told here."""
    folder = HERE.root / "notebooks"
    found = {path for path in folder.rglob("*.ipynb") if not _is_hidden(path)}
    assert found == {stage.lesson for stage in EVERY_STAGE}, "see the docstring"
    assert HERE.katas == [one.name for one in sorted(folder.glob("[!.]*/"))]


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(HERE.root).parts)


def test_the_stage_of_a_test_file_is_the_one_in_whose_folder_it_stands(
    house: House,
) -> None:
    stage = house.stage("1")
    assert house.stage_of(stage.tests / "test_mend_it.py") == stage
    assert house.stage_of(house.root / "tests/drydock/test_x.py") is None


@pytest.mark.parametrize("stage", EVERY_STAGE, ids=str)
def test_a_stage_with_a_task_has_its_three_folders(stage: Stage) -> None:
    from drydock.workbook.lesson import Lesson

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
    """The pristine copy and what a participant finds are the same, byte for byte, whatever
    another test has compiled there."""
    found, pristine = (
        {
            name: content
            for name, content in state(folder).items()
            if not set(Path(name).parts) & set(files.CACHES)
        }
        for folder in (HERE.exercise(kata), HERE.start(kata).solution)
    )
    assert found == pristine
