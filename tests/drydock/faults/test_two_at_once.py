"""Several commands at once: no mixed state is judged or kept."""

from __future__ import annotations

import shutil
import subprocess
import threading
import time
from pathlib import Path

import pytest
import toy

from drydock.guidance import going
from drydock.judging import current_stage
from drydock.judging.checking import check
from drydock.judging.verdict import Word
from drydock.safekeeping import passed_work
from drydock.safekeeping.kept_copies import copies
from drydock.workbook.house import House

SLOW = """import os, time
open({0!r}, 'w').close()
while not os.path.exists({1!r}): time.sleep(0.01)
"""


class Slow:
    """A check whose work waits in the middle of its run until it may go on."""

    def __init__(self, house: House, *sources: str) -> None:
        self._begun = house.root / "begun"
        self._go_on = house.root / "go-on"
        text = toy.notebook(SLOW.format(str(self._begun), str(self._go_on)), *sources)
        (house.exercise("toy") / "toy.ipynb").write_text(text, "utf-8")
        self.work = text
        self._done: list[subprocess.CompletedProcess[str]] = []
        self._command = threading.Thread(target=self._run, args=(house,))
        self._command.start()
        while not self._begun.exists():
            assert self._command.is_alive()
            time.sleep(0.01)

    def _run(self, house: House) -> None:
        self._done.append(toy.go(house, "check", "1"))

    def end(self) -> int:
        """Lets it go on; gives its exit code."""
        self._go_on.touch()
        self._command.join()
        done = self._done[0]
        assert "Traceback" not in done.stderr
        return done.returncode


@pytest.fixture(name="house")
def _house(house: House) -> House:
    return toy.with_engine(house)


def _kept(house: House) -> Path:
    return passed_work.folder(house.stage("1")) / "toy.ipynb"


def test_what_is_saved_during_a_check_is_neither_judged_nor_kept(house: House) -> None:
    slow = Slow(house, toy.RIGHT)
    (house.exercise("toy") / "toy.ipynb").write_text("half a line", "utf-8")
    assert slow.end() == 0
    assert _kept(house).read_text("utf-8") == slow.work
    assert (house.exercise("toy") / "toy.ipynb").read_text("utf-8") == "half a line"


def test_goto_during_a_check_is_done_at_once_and_the_check_ends_well(
    house: House,
) -> None:
    slow = Slow(house, toy.RIGHT)
    assert toy.go(house, "goto", "1").returncode == 0
    assert slow.end() == 0
    assert not _kept(house).exists(), "a PASS of the work that was put away"
    assert current_stage.current(house, "toy") == house.stage("1")
    [copy] = copies(house)
    assert (copy.work("toy") / "toy.ipynb").read_text("utf-8") == slow.work


def test_a_check_after_the_one_that_goto_met_is_kept(house: House) -> None:
    going.goto(house, house.stage("1"))
    shutil.copytree(
        house.stage("1").solution, house.exercise("toy"), dirs_exist_ok=True
    )
    assert check(house.stage("1")).word is Word.PASS
    assert _kept(house).exists()


def test_a_check_of_an_interrupted_goto_settles_it_first(house: House) -> None:
    swap_folder = house.root / ".drydock" / "swap"
    for side in ("old", "new"):
        for part in ("exercises", "passed"):
            (swap_folder / side / part / "toy").mkdir(parents=True)
    work = house.exercise("toy") / "toy.ipynb"
    work.rename((swap_folder / "old" / "exercises" / "toy") / "toy.ipynb")
    done = toy.python(house, "-m", "pytest", "tests/toy/stage_01_mend_it")
    assert "approved 20, yours 21" in done.stdout
    assert work.is_file() and not swap_folder.exists()


@pytest.mark.parametrize("commands", [("goto", "undo", "goto", "undo")])
def test_commands_that_come_together_go_one_after_the_other(
    house: House, commands: tuple[str, ...]
) -> None:
    work = house.exercise("toy") / "toy.ipynb"
    work.write_text("my own work", "utf-8")
    going.goto(house, house.stage("1"))
    going.undo(house)
    numbers = {"goto": ["goto", "1"], "undo": ["undo"]}
    codes: list[int] = []
    threads = [
        threading.Thread(
            target=lambda one=one: codes.append(toy.go(house, *numbers[one]).returncode)
        )
        for one in commands
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert codes == [0] * len(commands)
    states = [work.read_text("utf-8")]
    states += [
        (one.work("toy") / "toy.ipynb").read_text("utf-8") for one in copies(house)
    ]
    assert "my own work" in states
