"""An adopted folder: how it is known, named, moved, put back, and kept by git."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import toy
import voyages
from kills import steps_until_done

from drydock.adoption.voyage import register, settings
from drydock.adoption.voyage.adopted_house import AdoptedHouse
from drydock.errors import CalledWrongly
from drydock.guidance import going
from drydock.guidance.board import board
from drydock.judging import current_stage
from drydock.judging.verdict import Word
from drydock.safekeeping.kept_copies import copies
from drydock.workbook.lesson import Lesson

CELLS = ("numbers = [3, 1, 2]", "large = [one for one in numbers if one > 1]\nlarge")


@pytest.fixture(scope="module", name="adopted")
def _adopted(tmp_path_factory: pytest.TempPathFactory) -> AdoptedHouse:
    return voyages.kata(tmp_path_factory.mktemp("folders"), *CELLS, name="Titanic")


@pytest.fixture(name="house")
def _house(adopted: AdoptedHouse, tmp_path: Path) -> AdoptedHouse:
    return voyages.copy_of(adopted, tmp_path)


def test_a_name_is_taken_by_nobody_else(adopted: AdoptedHouse) -> None:
    assert adopted.name == "own-titanic"
    taken = ["churn", "own-churn"]
    assert settings.name_for(Path("Churn.ipynb"), taken) == "own-churn-2"
    assert settings.name_for(Path("Données du été.ipynb"), []) == "donnees-du-ete"
    assert settings.name_for(Path("01.ipynb"), []) == "notebook-01"
    assert settings.name_for(Path("\u30c7\u30fc\u30bf.ipynb"), []) == "notebook"


def test_each_stage_has_a_lesson_that_says_that_it_teaches_it(
    adopted: AdoptedHouse,
) -> None:
    stages = adopted.stages(adopted.name)
    assert [one.number for one in stages] == list(range(12))
    for one in stages:
        lesson = Lesson(one)
        assert one.lesson.is_file() and lesson.title
        assert len(lesson.hints) == (3 if one.number else 0)
        assert "$" not in lesson.text


def test_a_folder_that_is_gone_or_another_is_told_in_a_sentence(
    house: AdoptedHouse,
) -> None:
    moved = house.root.with_name("elsewhere")
    house.root.rename(moved)
    with pytest.raises(CalledWrongly, match="it is not there any more") as told:
        register.house(house.taught_by, house.name)
    assert "./scripts/go adopt FOLDER" in told.value.remedy
    assert not register.names(house.taught_by)
    again = register.add(house.taught_by, moved, sys.executable)
    assert register.house(house.taught_by, house.name) == again
    (moved / settings.FILE).write_text("form = 1\nname = 3\n", "utf-8")
    with pytest.raises(CalledWrongly, match="the folder of an adopted notebook"):
        register.add(house.taught_by, moved, sys.executable)


def test_a_name_of_another_is_refused_and_a_python_that_is_gone_is_told(
    house: AdoptedHouse, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    shutil.copytree(house.root, other)
    with pytest.raises(CalledWrongly, match="a name that no other kata has"):
        register.add(house.taught_by, other, sys.executable)
    register.add(house.taught_by, house.root, str(tmp_path / "no python"))
    with pytest.raises(CalledWrongly, match="the Python in which own-titanic runs"):
        register.house(house.taught_by, house.name)


def test_goto_undo_and_saved_keep_all_of_it(house: AdoptedHouse) -> None:
    voyages.save_as_run(house)
    assert voyages.check(house, 1).word is Word.PASS
    assert current_stage.current(house, house.name) == house.stage("own-titanic/2")
    mine = (house.root / "Titanic.ipynb").read_text("utf-8")
    (house.root / "notes.txt").write_text("mine", "utf-8")
    said = "\n".join(going.goto(house, house.stage("own-titanic/1")))
    assert "is at the start of stage 01" in said and "go undo own-titanic" in said
    assert not (house.root / "notes.txt").exists()
    start = (house.root / "Titanic.ipynb").read_text("utf-8")
    assert start != mine and "# Drydock: the files" in start
    assert len(copies(house)) == 1
    going.undo(house)
    assert (house.root / "Titanic.ipynb").read_text("utf-8") == mine
    assert (house.root / "notes.txt").read_text("utf-8") == "mine"
    going.goto(house, house.stage("own-titanic/2"))
    assert (house.root / "Titanic.ipynb").read_text("utf-8") == mine
    assert board(house, house.name).rows[1].state == "PASS"


def test_a_stage_that_has_nothing_to_do_says_so(house: AdoptedHouse) -> None:
    voyages.save_as_run(house)
    first = voyages.check(house, 1)
    assert first.word is Word.PASS
    assert "Nothing to do here" not in voyages.told(first)
    second = voyages.check(house, 2)
    assert second.word is Word.PASS and "Nothing to do here" in voyages.told(second)
    assert "as it was at the end of stage 01" in voyages.told(second)


def test_wherever_goto_is_killed_the_next_command_finds_all_of_it(
    adopted: AdoptedHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fresh(number: int) -> AdoptedHouse:
        house = voyages.copy_of(adopted, tmp_path / str(number))
        (house.root / "notes.txt").write_text("mine", "utf-8")
        return house

    houses = [fresh(0)]
    finished = 0
    for _ in steps_until_done(
        monkeypatch,
        lambda: going.goto(houses[-1], houses[-1].stage("own-titanic/1")),
        every=9,
    ):
        found = register.house(houses[-1].taught_by, "own-titanic")
        assert found and (found.root / "Titanic.ipynb").is_file()
        if not (found.root / "notes.txt").exists():
            finished += 1
            going.undo(found)
        assert (found.root / "notes.txt").read_text("utf-8") == "mine"
        houses.append(fresh(len(houses)))
    assert 0 < finished < len(houses) - 1


def test_a_stage_whose_beginning_is_not_known_is_no_place_to_go_to(
    house: AdoptedHouse,
) -> None:
    house.require_start(house.stage("own-titanic/1"))
    with pytest.raises(CalledWrongly, match="own-titanic/1 to own-titanic/1"):
        house.require_start(house.stage("own-titanic/2"))


@toy.needs_git
def test_git_knows_the_verdicts_and_nothing_else_of_the_way(
    house: AdoptedHouse,
) -> None:
    voyages.save_as_run(house)
    voyages.check(house, 1)
    for words in (["init", "-q"], ["add", "-A"]):
        subprocess.run(["git", *words], cwd=house.root.parent, check=True)
    listed = subprocess.run(
        ["git", "ls-files"],
        cwd=house.root.parent,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    ours = [one for one in listed if ".drydock/" in one]
    assert ours == [
        "Titanic-drydock/.drydock/.gitignore",
        "Titanic-drydock/.drydock/verdicts/own-titanic/01-run-it-clean.json",
    ]
