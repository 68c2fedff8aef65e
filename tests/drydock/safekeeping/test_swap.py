"""Folders that are exchanged: what stays, what is newer, what is left alone."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
import toy
from folders import everything, state, with_three_stages

from drydock.guidance import going
from drydock.safekeeping.kept_copies import copies
from drydock.workbook.house import House


@pytest.fixture(name="house")
def _house(house: House) -> House:
    return with_three_stages(house)


def test_a_folder_that_was_deleted_is_there_again(house: House) -> None:
    shutil.rmtree(house.exercise("toy"))
    assert "Kept" not in "\n".join(going.goto(house, house.stage("1")))
    assert state(house.exercise("toy")) == state(house.stage("0").solution)
    assert not copies(house)


def test_the_folder_itself_stays_what_it_was(house: House) -> None:
    """A terminal, a kernel or an editor may be at home in it."""
    before = house.exercise("toy").stat().st_ino
    going.goto(house, house.stage("3"))
    assert house.exercise("toy").stat().st_ino == before


def test_what_is_put_in_place_is_newer_than_what_was_there(house: House) -> None:
    """JupyterLab warns before it saves over a file that is newer than its own."""
    path = house.exercise("toy") / "toy.ipynb"
    for source in house.root.rglob("toy.ipynb"):
        os.utime(source, (1, 1))
    os.utime(path, (1_000_000_000, 1_000_000_000))
    going.goto(house, house.stage("3"))
    assert path.stat().st_mtime > 1_000_000_000
    going.undo(house)
    assert path.stat().st_mtime > 1_000_000_000


def test_nothing_is_left_in_exercises_or_outside_of_the_copies(house: House) -> None:
    going.goto(house, house.stage("3"))
    going.undo(house)
    assert [path.name for path in (house.root / "exercises").iterdir()] == ["toy"]
    left = sorted(path.name for path in (house.root / ".drydock").iterdir())
    assert left == ["lock", "passed", "saved"]


@toy.needs_git
@pytest.mark.parametrize("where", ["dirty", "detached", "merging", "worktree"])
def test_whatever_git_is_doing_it_is_left_alone(
    house: House, tmp_path: Path, where: str
) -> None:
    toy.commit_all(house)
    work = house.exercise("toy")
    if where == "merging":
        toy.git(house, "checkout", "-q", "-b", "other")
        (work / "toy.ipynb").write_text("theirs", "utf-8")
        toy.git(house, "commit", "-q", "-am", "Theirs")
        toy.git(house, "checkout", "-q", "main")
        (work / "toy.ipynb").write_text("ours", "utf-8")
        toy.git(house, "commit", "-q", "-am", "Ours")
        with pytest.raises(subprocess.CalledProcessError):
            toy.git(house, "merge", "other")
    elif where == "detached":
        toy.git(house, "checkout", "-q", "--detach")
    elif where == "worktree":
        toy.git(house, "worktree", "add", "-q", str(tmp_path / "wt"), "-b", "wt")
        house = House(tmp_path / "wt")
        work = house.exercise("toy")
    (work / "staged.py").write_text("staged", "utf-8")
    toy.git(house, "add", "exercises/toy/staged.py")
    (work / "staged.py").write_text("changed again", "utf-8")
    (work / "untracked.py").write_text("untracked", "utf-8")
    directory = Path(toy.git(house, "rev-parse", "--absolute-git-dir"))
    common = Path(
        toy.git(house, "rev-parse", "--path-format=absolute", "--git-common-dir")
    )
    mine, of_git = state(work), (state(directory), state(common))
    outside = {
        n: c for n, c in everything(house).items() if not n.startswith("exercises")
    }
    going.goto(house, house.stage("3"))
    assert state(work) == state(house.stage("2").solution)
    going.undo(house)
    assert state(work) == mine
    assert (state(directory), state(common)) == of_git
    after = {
        name: content
        for name, content in everything(house).items()
        if not name.startswith(("exercises", ".drydock"))
    }
    assert after == outside
