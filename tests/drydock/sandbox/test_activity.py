"""A check that takes long says what it is at, on a terminal and in a notebook."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import toy

from drydock import passing
from drydock.interfaces import magics
from drydock.judging.own_test_judgement import outcomes
from drydock.sandbox import activity, environment
from drydock.sandbox.job import Outcome
from drydock.workbook.house import House

pty = pytest.importorskip("pty") if sys.platform != "win32" else None

SLOW = "import time; time.sleep(2.7)"
AT = "... your notebook"


@pytest.fixture(name="slow_house")
def _slow_house(house: House) -> House:
    work = toy.notebook(SLOW, toy.RIGHT)
    (house.exercise("toy") / "toy.ipynb").write_text(work, "utf-8")
    return toy.with_engine(house)


def _env(house: House) -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(house.root / "src"), "COLUMNS": "70"}


def test_it_is_said_which_of_several_programs_is_tried(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(activity, "SAY_AFTER", 0)
    monkeypatch.setattr(activity, "SAY_EVERY", 0)
    said: list[str] = []

    class Slow:
        """A run that is waited for."""

        def wait(self) -> Outcome:
            activity.tick("your tests")
            return Outcome()

    with activity.told_to(lambda what, _: said.append(what)):
        activity.tick("your tests")
        outcomes({1: Slow(), 2: Slow()}, "wrong")  # type: ignore[dict-item]
    activity.tick("nobody hears this")
    of_two = "your tests, on wrong program {} of 2"
    assert said == ["your tests", of_two.format(1), of_two.format(2)]


def test_nothing_is_said_of_what_is_quick() -> None:
    said: list[str] = []
    with activity.told_to(lambda what, _: said.append(what)):
        activity.tick("your tests")
    assert not said


@pytest.mark.skipif(pty is None, reason="Windows has no pseudo-terminal of this kind")
def test_a_terminal_shows_it_in_a_line_that_goes_away(slow_house: House) -> None:
    assert pty is not None
    ours, theirs = pty.openpty()
    command = [sys.executable, "-P", "-m", "drydock", "check", "1"]
    with subprocess.Popen(
        command,
        cwd=slow_house.root,
        env=_env(slow_house),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    ):
        os.close(theirs)
        said = b""
        while chunk := _read(ours):
            said += chunk
    os.close(ours)
    line = f"\r{AT} (2 s)".encode()
    assert line in said
    shown = said[said.rindex(b"\r...") :].split(b"\r")
    assert shown[2].isspace() and len(shown[2]) == len(shown[1])


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 4096)
    except OSError:  # Linux says so when the other side has been closed
        return b""


def test_tools_are_told_in_lines_of_their_own(slow_house: House) -> None:
    done = subprocess.run(
        [sys.executable, "-P", "-m", "drydock", "check", "1", "--json"],
        cwd=slow_house.root,
        env=_env(slow_house),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert json.loads(done.stdout)["verdict"] == "PASS"
    assert done.stderr == f"{AT}\n"


def test_a_notebook_shows_it_while_it_lasts(
    slow_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "SOURCE", slow_house.root / "src")
    shown: list[str] = []

    def display(content: dict[str, str], **_: Any) -> Any:
        shown.append(content["text/plain"])
        return SimpleNamespace(update=display)

    monkeypatch.setattr(magics, "display", display)
    report = magics.DrydockMagics().check("1")
    assert repr(report).startswith("PASS")
    assert shown[0] == AT
    assert shown[-1].startswith("(it took ")


def test_the_judge_of_go_watch_says_it(slow_house: House) -> None:
    with subprocess.Popen(
        [sys.executable, "-P", "-m", "drydock.judging.watch_server"],
        env=_env(slow_house),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as judge:
        assert judge.stdin is not None and judge.stdout is not None
        order = {"run": 1, "stage": "toy/1", "time_limit": None}
        judge.stdin.write(json.dumps(order).encode() + b"\n")
        judge.stdin.flush()
        answers = []
        while not answers or "verdict" not in answers[-1]:
            answers.append(json.loads(judge.stdout.readline()))
        judge.stdin.close()
    assert {"run": 1, "doing": "your notebook"} in answers
    assert answers[-1] == {"run": 1, "verdict": "PASS"}


def test_no_line_is_shown_where_there_is_no_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open(tmp_path / "file", "w", encoding="utf-8") as file:
        monkeypatch.setattr(sys, "stderr", file)
        passing.open_line()
        passing.to_terminal("your tests", 3)
        passing.clear()
    assert not (tmp_path / "file").read_text("utf-8")
