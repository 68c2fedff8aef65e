"""A desktop's own files, links, pipes and names that no terminal can print: nothing lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import toy
from folders import kept_bytes, pass_stage, state, with_three_stages, write_work
from kills import kill_amid

from drydock.guidance import going
from drydock.safekeeping import swap
from drydock.safekeeping.kept_copies import copies, listing
from drydock.workbook.house import House

POSIX = pytest.mark.skipif(os.name != "posix", reason="such names and links: POSIX")


@pytest.fixture(name="house")
def _house(house: House) -> House:
    return with_three_stages(house)


STRANGERS = (".DS_Store", "Thumbs.db", "desktop.ini", "._toy", ".ipynb_checkpoints/x")


def _put_strangers(*folders: Path) -> None:
    for folder in folders:
        for name in STRANGERS:
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(b"of a desktop")


def test_what_a_desktop_puts_into_a_kept_copy_is_no_kata(house: House) -> None:
    mine = write_work(house)
    going.goto(house, house.stage("3"))
    [copy] = copies(house)
    _put_strangers(swap.saved(house), copy.folder, copy.folder / "exercises")
    _put_strangers(copy.work("toy"), copy.folder / "passed")
    [copy] = copies(house)
    assert copy.katas == ["toy"] and "toy" in listing(house)[2]
    going.undo(house)
    for name in STRANGERS:
        (house.exercise("toy") / name).unlink()
    (house.exercise("toy") / ".ipynb_checkpoints").rmdir()
    assert state(house.exercise("toy")) == mine


@pytest.mark.parametrize("arriving", [False, True])
def test_a_desktop_that_looks_into_a_killed_goto_costs_nothing(
    house: House, monkeypatch: pytest.MonkeyPatch, arriving: bool
) -> None:
    mine = write_work(house)
    pass_stage(house, 1, "mine")
    kill_amid(house, monkeypatch, arriving=arriving)
    half = house.root / ".drydock" / "swap"
    for folder in (half, *half.iterdir()):
        _put_strangers(folder)
    _put_strangers(*half.glob("*/exercises"), *half.glob("*/exercises/toy"))
    (half / "old" / "exercises" / "notes.txt").write_bytes(b"by hand")
    assert swap.settle(house)
    assert {*mine.values(), b"by hand"} <= kept_bytes(house, settled=True)
    assert not half.exists()
    if arriving:
        going.undo(house)
    assert mine.items() <= state(house.exercise("toy")).items()


@POSIX
def test_links_are_kept_as_links_and_never_followed(
    house: House, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "mine.txt").write_text("mine", "utf-8")
    work = house.exercise("toy")
    (work / "folder").symlink_to(outside, target_is_directory=True)
    (work / "file").symlink_to(outside / "mine.txt")
    (work / "nowhere").symlink_to("nothing/here")
    (work / "loop").symlink_to(work, target_is_directory=True)
    before = state(work)
    going.goto(house, house.stage("3"))
    [copy] = copies(house)
    assert (
        state(copy.work("toy")) == before and (copy.work("toy") / "folder").is_symlink()
    )
    going.undo(house)
    assert state(work) == before and (work / "loop").is_symlink()
    going.undo(house)
    assert state(outside) == {"mine.txt": b"mine"}


@POSIX
def test_file_names_that_no_terminal_can_print(house: House) -> None:
    work = house.exercise("toy")
    names = [b"new\nline", b"quo'te\"s", b"not utf-8 \xff", b"\xe2\x80\xae", b"-rf *"]
    for name in names:
        Path(work, os.fsdecode(name)).write_bytes(name)
    before = state(work)
    going.goto(house, house.stage("3"))
    going.undo(house)
    assert state(work) == before
    going.undo(house)
    house = toy.with_engine(house)
    shown = toy.go(house, "saved", copies(house)[-1].name)
    assert shown.returncode == 0
    assert "new\\nline" in shown.stdout and "not utf-8 \\xff" in shown.stdout


@POSIX
def test_a_pipe_or_a_socket_hangs_nothing(house: House) -> None:
    work = house.exercise("toy")
    os.mkfifo(work / "pipe")
    going.goto(house, house.stage("3"))
    going.undo(house)
    assert (work / "toy.ipynb").is_file()
    [copy] = [one for one in copies(house) if (one.work("toy") / "pipe").exists()]
    assert copy.work("toy").is_dir()


def test_names_that_differ_by_case_alone(house: House) -> None:
    mine = state(house.exercise("toy"))
    (house.exercise("toy") / "toy.ipynb").rename(house.exercise("toy") / "Toy.ipynb")
    renamed = state(house.exercise("toy"))
    assert mine.keys() != renamed.keys()
    going.goto(house, house.stage("1"))
    assert [path.name for path in house.exercise("toy").iterdir()] == ["toy.ipynb"]
    going.undo(house)
    assert state(house.exercise("toy")) == renamed


def test_a_path_of_two_hundred_characters(house: House) -> None:
    deep = house.exercise("toy") / ("d" * 60) / ("e" * 60) / ("f" * 60)
    deep.mkdir(parents=True)
    (deep / ("g" * 17 + ".py")).write_text("deep", "utf-8")
    before = state(house.exercise("toy"))
    assert max(map(len, before)) >= 200
    going.goto(house, house.stage("3"))
    going.undo(house)
    assert state(house.exercise("toy")) == before
