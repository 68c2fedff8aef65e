"""A full disk, a file held open, a folder without permission: told, and nothing changed."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
import toy
from folders import everything, pass_stage, state, with_three_stages, write_work

from drydock import files
from drydock.errors import Told
from drydock.guidance import going
from drydock.safekeeping import swap
from drydock.safekeeping.kept_copies import copies
from drydock.workbook.house import House

POSIX = pytest.mark.skipif(os.name != "posix", reason="permissions: POSIX")


@pytest.fixture(name="house")
def _house(house: House) -> House:
    return with_three_stages(house)


def test_a_full_disk_is_told_and_changes_nothing(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_work(house)
    before = everything(house)

    def full(_: str, target: str, **_more: object) -> None:
        Path(target).write_bytes(b"a part")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), target)

    monkeypatch.setattr(files.shutil, "copyfile", full)
    with pytest.raises(Told, match="No space left") as told:
        going.goto(house, house.stage("3"))
    assert "make room on the disk" in told.value.remedy
    assert everything(house) == before


@pytest.mark.parametrize("which", range(12))
def test_a_file_that_is_held_open_is_told_and_changes_nothing(
    house: House, monkeypatch: pytest.MonkeyPatch, which: int
) -> None:
    """Windows refuses to rename such a file; here the one of that number is refused."""
    write_work(house)
    pass_stage(house, 1, "mine")
    before = everything(house)
    rename, seen = os.rename, [0]

    def refuse(source: Path, target: Path) -> None:
        seen[0] += 1
        if seen[0] == which:
            raise PermissionError(errno.EACCES, "held open by another", str(source))
        rename(source, target)

    monkeypatch.setattr(files.os, "rename", refuse)
    try:
        going.goto(house, house.stage("3"))
    except Told as told:
        assert "held open by another" in told.found
        assert "close the editors" in told.remedy
    monkeypatch.undo()
    swap.settle(house)
    if copies(house):
        going.undo(house)
        for copy in copies(house):
            swap.discard(house, copy.folder)
    after = {
        name: text for name, text in everything(house).items() if "saved" not in name
    }
    assert after == before


def test_a_file_that_is_held_open_for_a_moment_is_waited_for(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename, seen = os.rename, [0]

    def refuse_twice(source: Path, target: Path) -> None:
        seen[0] += 1
        if seen[0] in (2, 3):
            raise PermissionError(errno.EACCES, "held open", str(source))
        rename(source, target)

    monkeypatch.setattr(files, "RETRY_FOR", 5.0)
    monkeypatch.setattr(files.os, "rename", refuse_twice)
    going.goto(house, house.stage("3"))
    assert state(house.exercise("toy")) == state(house.stage("2").solution)


@POSIX
@pytest.mark.parametrize(
    "locked", ["exercises/toy", "exercises/toy/notes", ".drydock", ".git"]
)
def test_a_folder_without_permission_is_told_or_does_not_matter(
    house: House, locked: str
) -> None:
    house = toy.with_engine(house)
    mine = write_work(house)
    (house.root / ".git").mkdir()
    (house.root / ".drydock").mkdir()
    folder = house.root / locked
    folder.chmod(0o555)
    done = toy.go(house, "goto", "3", before=toy.refused_like_a_person())
    folder.chmod(0o755)
    assert "Traceback" not in done.stderr
    if locked == ".git":
        assert done.returncode == 0
        return
    assert done.returncode == 3
    assert "Permission denied" in done.stderr
    assert state(house.exercise("toy")) == mine
    assert not copies(house)
