"""Advice names a command of git only where it does what is said of it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
import toy

from drydock.guidance import going
from drydock.guidance.board import board
from drydock.safekeeping import passed_work
from drydock.safekeeping.git_advice import fitting
from drydock.workbook.house import House

LOOK = "look at git diff"
BACK = "bring it back with: git checkout -- exercises/toy/toy.ipynb, and go on"

pytestmark = toy.needs_git


def _diff(house: House, number: str = "1") -> str:
    return fitting(LOOK, house, house.stage(number))


def test_where_git_has_the_start_the_advice_stays(house: House) -> None:
    toy.commit_all(house)
    assert _diff(house) == LOOK
    assert fitting(BACK, house, house.stage("1")) == BACK
    tests = "bring it back with: git checkout -- tests/toy/approved"
    assert fitting(tests, house) == tests


def test_after_goto_git_compares_once_the_start_is_committed(house: House) -> None:
    """Whatever it had committed before: that is another stage."""
    toy.commit_all(house)
    old = {"GIT_COMMITTER_DATE": "2020-01-01T00:00:00", **os.environ}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_COMMITTER_DATE", old["GIT_COMMITTER_DATE"])
        toy.git(house, "commit", "-q", "--amend", "--no-edit")
    (house.exercise("toy") / "toy.ipynb").write_text("mine", "utf-8")
    said = going.goto(house, house.stage("1"))
    commands = [line.strip() for line in said if line.startswith("   ")]
    assert commands == [
        "git add exercises/toy",
        'git commit -m "Start of stage 01"',
    ]
    start = "solutions/toy/00-start"
    assert _diff(house) == f"look at git diff --no-index {start} exercises/toy"
    own = passed_work.folder(house.stage("0"))
    own.mkdir(parents=True)
    assert f"{own.relative_to(house.root).as_posix()} exercises/toy" in _diff(house)
    toy.git(house, "commit", "-q", "--allow-empty", "-m", "Start of stage 01")
    (house.exercise("toy") / "toy.ipynb").write_text("more", "utf-8")
    toy.git(house, "commit", "-q", "-am", "Work")
    assert _diff(house) == LOOK


def test_files_that_are_new_to_git(house: House) -> None:
    toy.commit_all(house)
    toy.git(house, "rm", "-q", "--cached", "-r", "exercises")
    assert "--no-index" in _diff(house)
    goto = "./scripts/go goto 1 (your work is kept)"
    expected = f"bring it back with: {goto}, and go on"
    assert fitting(BACK, house, house.stage("1")) == expected


@pytest.mark.parametrize("missing", ["repository", "git"])
def test_without_git(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    if missing == "git":
        toy.commit_all(house)
        monkeypatch.setenv("PATH", str(tmp_path))
    tests = fitting("bring it back with: git checkout -- tests", house)
    assert "a fresh download of the workbook, from which you take tests" in tests
    assert ("git" in _diff(house)) is (missing == "repository")
    shutil.rmtree(house.exercise("toy"))
    assert "go goto 1" in board(house, "toy").next()["do"]


def test_a_check_and_a_command_say_what_fits(house: House) -> None:
    toy.with_engine(house)
    (house.exercise("toy") / "toy.ipynb").unlink()
    said = toy.go(house, "check", "1").stdout
    assert "git checkout" not in said and "go goto 1 (your work is kept)" in said
    shutil.rmtree(house.root / "tests")
    said = toy.go(house, "check", "1").stderr
    assert "git checkout" not in said and "from which you take tests" in said
