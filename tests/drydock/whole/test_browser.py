"""The first lessons in a real browser: from `go lab` to the third lesson."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import toy
from browser import Page, browser, chromium
from copies import copy_workbook
from jupyterlab import Notebook, started, type_into_terminal

from drydock.judging import current_stage
from drydock.safekeeping import passed_work
from drydock.workbook.house import HERE, House, Stage
from drydock.workbook.lesson import Lesson

EXERCISE = "exercises/titanic/titanic.ipynb"


@pytest.fixture(name="program")
def _program() -> str:
    """Chromium. Without it, CI on Linux fails, since .ci/run installs it there; on other
    machines the test is skipped, and says why."""
    found = chromium()
    if found is None:
        reason = "there is no Chromium here (on Debian: apt-get install chromium)"
        must = os.environ.get("CI") and sys.platform == "linux"
        (pytest.fail if must else pytest.skip)(reason)
    return found


@pytest.fixture(name="house")
def _house(tmp_path: Path) -> House:
    """A copy of the workbook, committed, in which stage 00 has passed."""
    house = copy_workbook(tmp_path / "the workbook, un été")
    current_stage.follow(house.stage("titanic/0"))
    toy.commit_all(house)
    shutil.copy(HERE.root / ".gitignore", house.root)
    toy.git(house, "commit", "-qam", "Ignore what JupyterLab leaves")
    toy.git(house, "config", "user.name", "A")
    toy.git(house, "config", "user.email", "a@example.invalid")
    return house


@pytest.fixture(name="page")
def _page(program: str, house: House, tmp_path: Path) -> Iterator[Page]:
    """The page with which `go lab` opens a browser."""
    home = tmp_path / "home"
    home.mkdir()
    with started(house, home) as opened, browser(program, tmp_path / "profile") as page:
        page.call("Page.navigate", url=opened)
        yield page


def _lesson(page: Page, stage: Stage) -> Notebook:
    """The lesson of a stage, open and ready."""
    path = stage.lesson.relative_to(stage.house.root).as_posix()
    lesson = Notebook(page, path)
    lesson.wait_until_ready()
    return lesson


def _wait_for_commit(house: House, message: str) -> None:
    deadline = time.monotonic() + 20
    while toy.git(house, "log", "-1", "--format=%s") != message:
        assert (
            time.monotonic() < deadline
        ), "the commands in the terminal did not commit"
        time.sleep(0.1)


def _do(page: Page, stage: Stage, pictures: Path) -> None:
    """Does a stage in the browser alone: from its lesson to the exercise and back, the
    check before and after, and the commit in a terminal."""
    title = f"stage {stage.label}, {Lesson(stage).title}"
    check = f"%check {stage.number}"
    lesson = _lesson(page, stage)
    lesson.run_cell(check)
    lesson.wait_for_output(check, f"FAIL: {title}")
    lesson.show(check, pictures / f"{stage.label}-fail.png")
    lesson.follow("titanic.ipynb", within="What you work on")
    exercise = Notebook(page, EXERCISE)
    exercise.wait_until_ready()
    exercise.edit_and_save(stage.solution / "titanic.ipynb")
    lesson.run_cell(check)
    told = lesson.wait_for_output(check, f"PASS: {title}")
    assert "Last saved: titanic.ipynb" in told
    lesson.show(check, pictures / f"{stage.label}-pass.png")
    commands = Lesson(stage).commit
    assert "\n".join(commands) in told
    type_into_terminal(page, *commands)
    _wait_for_commit(stage.house, commands[-1].split('"')[1])
    after = next(one for one in stage.house.stages(stage.kata) if one > stage)
    lesson.follow(f"{after.label}, {Lesson(after).title}", within=check)


def test_from_lesson_01_to_lesson_03_without_leaving_the_browser(
    page: Page, house: House, tmp_path: Path
) -> None:
    first, second, third = house.stages("titanic")[1:4]
    assert _lesson(page, first).kernel == "Drydock"
    for stage in (first, second):
        _do(page, stage, tmp_path)
        assert passed_work.folder(stage).is_dir()
    _lesson(page, third)
    assert toy.git(house, "status", "--porcelain") == ""
    assert page.evaluate("document.querySelectorAll('.Toastify__toast').length") == 0
