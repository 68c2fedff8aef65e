"""SIGKILL at random instants: nothing is lost, and the next command works.

The commands run in forks of this process, so that the kill meets their own work and not
the start of Python. `test_killed_exchange.py` kills goto and
undo before every single step.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable

import pytest
import toy
from folders import contents

from drydock.guidance import going
from drydock.interfaces import hooks, kernel, lesson_filter
from drydock.safekeeping import swap
from drydock.workbook.house import House
from drydock.workbook.tags import make_tags

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="SIGKILL: POSIX"),
    toy.needs_git,
    # A fork of a process with threads; it starts none of its own, and ends at once.
    pytest.mark.filterwarnings("ignore:This process:DeprecationWarning"),
]
SEED = 20
DAILY = 8
LONG = pytest.param(200, marks=pytest.mark.long)


def _at_sea(house: House) -> set[bytes]:
    """Makes the house a repository, with work in it that git knows nothing of."""
    toy.commit_all(house)
    work = house.exercise("toy")
    (work / "toy.ipynb").write_text(toy.notebook("rows = 'my own'"), "utf-8")
    for number in range(20):
        folder = work / f"folder-{number % 4}"
        folder.mkdir(exist_ok=True)
        (folder / f"{number}.txt").write_text(f"work {number}\n" * 50, "utf-8")
    return contents(work)


def _kill_amid(act: Callable[[], object], after: float) -> bool:
    """Runs `act` in a fork and kills it, with all that it started, after some seconds.

    Gives whether it was killed before it had ended.
    """
    pid = os.fork()
    if pid == 0:
        os.setsid()
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 1)
        os.dup2(nothing, 2)
        try:
            act()
        finally:
            os._exit(0)
    time.sleep(after)
    try:
        os.killpg(pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):  # it has not come as far as setsid
        os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    return os.WIFSIGNALED(status)


def _seconds(act: Callable[[], object]) -> float:
    began = time.monotonic()
    pid = os.fork()
    if pid == 0:
        act()
        os._exit(0)
    os.waitpid(pid, 0)
    return time.monotonic() - began


class _Kills:
    """Kills `act` at random instants, most of them before its end.

    How long it takes is measured once, and learned while it goes on: on a busy machine the
    one measurement may be far too long.
    """

    def __init__(self, act: Callable[[], object]) -> None:
        self._act = act
        self._latest = _seconds(act)
        self._draw = random.Random(SEED)
        self.hits = 0

    def once(self) -> None:
        hit = _kill_amid(self._act, self._draw.uniform(0, self._latest))
        self._latest *= 1.25 if hit else 0.5
        self.hits += hit


@pytest.mark.parametrize("kills", [DAILY, LONG])
@pytest.mark.parametrize("command", ["goto", "undo"])
def test_goto_and_undo_killed(
    house: House,
    record_property: Callable[[str, object], None],
    command: str,
    kills: int,
) -> None:
    mine = _at_sea(house)
    start = contents(house.stage("0").solution)
    if command == "undo":
        going.goto(house, house.stage("1"))
    begun = _Begun(house)

    def act() -> object:
        if command == "undo":
            return going.undo(house)
        return going.goto(house, house.stage("1"))

    killing, halves = _Kills(act), 0
    for _ in range(kills):
        begun.again()
        killing.once()
        halves += swap.is_left(house)
        with swap.undisturbed(house):
            pass
        here = contents(house.exercise("toy"))
        assert mine <= here | contents(swap.saved(house)), "lost"
        assert here in (mine, start), "a half state"
        going.goto(house, house.stage("0"))
        going.undo(house)
        assert contents(house.exercise("toy")) == here, "the next command"
    counts = (
        f"{kills} kills, {killing.hits} before its end, {halves} amid the exchange:"
        " 0 losses"
    )
    record_property("count", f"{command}: {counts}")
    assert killing.hits


class _Begun:
    """What a participant has in a house, to begin with it again and again."""

    def __init__(self, house: House) -> None:
        self._copies = {
            house.root / name: house.root.with_name("begun") / name
            for name in ("exercises", ".drydock")
        }
        (house.root / ".drydock").mkdir(exist_ok=True)
        for place, copy in self._copies.items():
            shutil.copytree(place, copy)

    def again(self) -> None:
        for place, copy in self._copies.items():
            shutil.rmtree(place)
            shutil.copytree(copy, place)


@pytest.mark.parametrize("kills", [DAILY, LONG])
def test_tags_killed(
    house: House, record_property: Callable[[str, object], None], kills: int
) -> None:
    mine = _at_sea(house)
    expected = [(tag.name, tag.commit) for tag in make_tags(house)]

    def act() -> None:
        make_tags(house)

    killing = _Kills(act)
    for _ in range(kills):
        for name, _commit in expected:
            toy.git(house, "update-ref", "-d", f"refs/tags/{name}")
        killing.once()
        assert contents(house.exercise("toy")) == mine, "lost"
        made = [(tag.name, tag.commit) for tag in make_tags(house)]
        assert made == expected, "the next command"
    toy.git(house, "fsck", "--strict")
    record_property(
        "count", f"tags: {kills} kills, {killing.hits} before its end: 0 losses"
    )
    assert killing.hits


def _set_up(house: House) -> None:
    kernel.register()
    hooks.install(house)
    lesson_filter.install(house)
    make_tags(house)


@pytest.mark.parametrize("kills", [DAILY, LONG])
def test_setup_killed(
    house: House, record_property: Callable[[str, object], None], kills: int
) -> None:
    """What `setup` writes, apart from .venv: `test_killed_set_up.py` kills that."""
    house = toy.with_engine(house)
    shutil.copy(toy.REPOSITORY / "lefthook.yml", house.root)
    mine = _at_sea(house)

    def act() -> None:
        _set_up(house)

    killing = _Kills(act)
    for _ in range(kills):
        for hook in (house.root / ".git" / "hooks").iterdir():
            hook.unlink()
        for setting in ("clean", "required"):
            toy.git(house, "config", f"{lesson_filter.NAME}.{setting}", "gone")
        for name in toy.git(house, "tag").split():
            toy.git(house, "tag", "-d", name)
        killing.once()
        assert contents(house.exercise("toy")) == mine, "lost"
        _set_up(house)
        assert hooks.are_installed(house) and kernel.is_registered()
        assert lesson_filter.is_installed(house)
        assert toy.git(house, "tag").split() == ["solution/toy/00", "solution/toy/01"]
    record_property(
        "count", f"setup: {kills} kills, {killing.hits} before its end: 0 losses"
    )
    assert killing.hits


@pytest.mark.long
def test_the_commands_themselves_killed(
    house: House, record_property: Callable[[str, object], None]
) -> None:
    """From the start of Python on, as a person would start them."""
    house = toy.with_engine(house)
    mine = _at_sea(house)
    draw, hits = random.Random(SEED), 0
    environment = os.environ | {"PYTHONPATH": str(house.root / "src")}
    for number in range(100):
        words = (["goto", "1"], ["undo"], ["goto", "0"], ["saved"])[number % 4]
        with subprocess.Popen(
            [sys.executable, "-m", "drydock", *words],
            cwd=house.root,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as command:
            time.sleep(draw.uniform(0.05, 0.4))
            hits += command.poll() is None
            command.kill()
        assert mine <= contents(house.root / "exercises", house.root / ".drydock")
        with swap.undisturbed(house):
            pass
        assert mine <= contents(house.root / "exercises", swap.saved(house)), "lost"
    assert toy.go(house, "goto", "1").returncode == 0
    record_property("count", f"commands: 100 kills, {hits} before their end: 0 losses")
