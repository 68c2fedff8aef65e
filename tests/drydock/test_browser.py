"""Lesson 01 in a real browser, from `go lab` to the verdict in the page."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from browser import Page, browser, chromium
from copies import copy_workbook

from drydock import passed, progress
from drydock.layout import House

LESSON = "notebooks/titanic/01-run-it-clean.ipynb"
APP = "window.jupyterapp"
BOOK = f"[...{APP}.shell.widgets('main')].find(one => one.context?.path === {LESSON!r})"
CHECK = f"{BOOK}.content.widgets.find(cell => cell.model.sharedModel.source.includes('%check 1'))"
SHOWN = f"{CHECK}.outputArea.node.innerText"


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
    """A copy of the workbook, in which stage 00 has passed."""
    house = copy_workbook(tmp_path / "the workbook")
    welcome = house.stage("titanic/0")
    progress.follow(welcome)
    return house


@pytest.fixture(name="opened")
def _opened(program: str, house: House, tmp_path: Path) -> Iterator[str]:
    """The address of the page with which `go lab` opens a browser."""
    assert program
    home = tmp_path / "home"
    home.mkdir()
    mine = {"HOME": str(home), "JUPYTER_RUNTIME_DIR": str(home / "runtime")}
    with (
        (tmp_path / "lab.log").open("w") as log,
        subprocess.Popen(
            [sys.executable, "-m", "drydock", "lab", *_options()],
            env=os.environ | mine | {"PYTHONPATH": str(house.root / "src")},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        ) as process,
    ):
        try:
            yield _page_to_open(home / "runtime", process)
        finally:
            _end(psutil.Process(process.pid))


def _options() -> list[str]:
    """What is handed on to JupyterLab, so that it can be driven from outside."""
    options = ["--no-browser", "--port=0", "--LabApp.expose_app_in_browser=True"]
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*options, "--allow-root"] if is_root else options


def _end(process: psutil.Process) -> None:
    family = [*process.children(recursive=True), process]
    for one in family:
        one.terminate()
    for one in psutil.wait_procs(family, timeout=10)[1]:
        one.kill()


def _page_to_open(runtime: Path, process: subprocess.Popen[bytes]) -> str:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        for page in runtime.glob("jpserver-*-open.html"):
            return page.as_uri()
        time.sleep(0.1)
    raise AssertionError("JupyterLab did not start")


def _wait_until_open(page: Page) -> None:
    page.wait_for(f"{BOOK}.context.isReady && {CHECK} !== undefined")
    page.wait_for(f"{BOOK}.sessionContext.session.kernel.status === 'idle'")
    page.evaluate(f"{APP}.shell.activateById({BOOK}.id)")


def _check_again(page: Page) -> None:
    page.evaluate(
        f"{BOOK}.content.activeCellIndex = {BOOK}.content.widgets.indexOf({CHECK})"
    )
    page.evaluate(f"{APP}.commands.execute('notebook:run-cell')")


def _show_check(page: Page, picture: Path) -> None:
    """Takes a picture of the check cell, for people to look at."""
    page.evaluate(f"{CHECK}.node.scrollIntoView()")
    page.screenshot(picture)


def test_lesson_01_says_fail_and_then_pass(
    program: str, house: House, opened: str, tmp_path: Path
) -> None:
    stage = house.stage("titanic/1")
    with browser(program, tmp_path / "profile") as page:
        page.call("Page.navigate", url=opened)
        _wait_until_open(page)
        assert page.evaluate(f"{BOOK}.sessionContext.kernelDisplayName") == "Drydock"
        page.evaluate(f"{APP}.commands.execute('notebook:run-all-cells')")
        page.wait_for(f"{SHOWN}.includes('FAIL: stage 01, Run it clean')")
        assert "rare_titles" in page.evaluate(SHOWN)
        _show_check(page, tmp_path / "fail.png")
        shutil.copytree(stage.solution, house.exercise("titanic"), dirs_exist_ok=True)
        _check_again(page)
        page.wait_for(f"{SHOWN}.includes('PASS: stage 01, Run it clean')")
        assert "already loaded" not in page.evaluate(SHOWN)
        _show_check(page, tmp_path / "pass.png")
        assert (
            page.evaluate("document.querySelectorAll('.Toastify__toast').length") == 0
        )
    assert passed.folder(stage).is_dir()
