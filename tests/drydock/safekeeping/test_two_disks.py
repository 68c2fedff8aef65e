"""exercises/ on one disk and the kept copies on another: exchanged all the same."""

from __future__ import annotations

import errno
import os
import shutil
import socket
from pathlib import Path

import pytest
from folders import kept_bytes, state, with_three_stages, write_work
from kills import steps_until_done

from drydock import files
from drydock.guidance import going
from drydock.safekeeping import swap
from drydock.safekeeping.kept_copies import copies
from drydock.workbook.house import House


@pytest.fixture(name="house")
def _house(house: House) -> House:
    return with_three_stages(house)


@pytest.fixture(name="two_disks")
def _two_disks(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets exercises/ and the kept copies stand on two disks."""
    rename = os.rename

    def is_at_home(path: Path) -> bool:
        return house.root / "exercises" in Path(path).parents

    def other_disk(source: Path, target: Path) -> None:
        if is_at_home(source) is not is_at_home(target):
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), str(source))
        rename(source, target)

    monkeypatch.setattr(files.os, "rename", other_disk)


@pytest.mark.usefixtures("two_disks")
def test_folders_on_two_disks_are_exchanged_all_the_same(house: House) -> None:
    mine = write_work(house)
    going.goto(house, house.stage("3"))
    assert state(house.exercise("toy")) == state(house.stage("2").solution)
    going.undo(house)
    assert state(house.exercise("toy")) == mine


@pytest.mark.skipif(os.name != "posix", reason="pipes and sockets: POSIX")
@pytest.mark.usefixtures("two_disks")
def test_a_pipe_moves_to_another_disk_and_a_socket_is_left_out(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = house.exercise("toy")
    (work / "inner").mkdir()
    for folder in (work, work / "inner"):
        os.mkfifo(folder / "pipe")
    with socket.socket(socket.AF_UNIX) as one:
        monkeypatch.chdir(work)  # the path of a socket must be short
        one.bind("socket")
    going.goto(house, house.stage("3"))
    assert (copies(house)[0].work("toy") / "inner/pipe").is_fifo()
    going.undo(house)
    assert (work / "toy.ipynb").is_file()


@pytest.mark.usefixtures("two_disks")
@pytest.mark.parametrize("how", ["in place", "a new file"])
def test_what_is_saved_while_it_moves_to_another_disk_is_kept(
    house: House, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    mine = write_work(house)
    work, copy, saves = house.exercise("toy"), shutil.copy2, [b"first", b"second"]
    opened = (work / "toy.ipynb").open("r+b")

    def saved_meanwhile(source: Path, target: Path, **more: bool) -> None:
        copy(source, target, **more)
        if saves and Path(source).name.endswith("toy.ipynb"):
            if how == "in place":
                opened.seek(0)
                opened.write(saves.pop())
                opened.truncate()
                opened.flush()
            else:
                (work / "toy.ipynb").write_bytes(saves.pop())

    monkeypatch.setattr(files.shutil, "copy2", saved_meanwhile)
    going.goto(house, house.stage("3"))
    opened.close()
    assert state(work) == state(house.stage("2").solution)
    last = {b"first"} if how == "in place" else {b"second", mine["toy.ipynb"]}
    assert last | {mine["notes/idea.txt"]} <= kept_bytes(house, settled=True)


@pytest.mark.usefixtures("two_disks")
def test_a_kill_amid_a_move_to_another_disk_loses_nothing(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = write_work(house)
    begun = house.root.with_name("begun")
    shutil.copytree(house.root, begun)
    count = 0
    for step in steps_until_done(
        monkeypatch, lambda: going.goto(house, house.stage("3")), every=3
    ):
        count += 1
        swap.settle(house)
        assert set(mine.values()) <= kept_bytes(house, settled=True), step
        assert not [name for name in state(house.exercise("toy")) if "drydock" in name]
        shutil.rmtree(house.root)
        shutil.copytree(begun, house.root)
    assert count > 20
