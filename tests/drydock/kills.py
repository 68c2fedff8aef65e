"""Kills amid an exchange of folders, before any step that one wants."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from drydock import files
from drydock.guidance import going
from drydock.workbook.house import House


class Killed(BaseException):
    """Stands for a SIGKILL: nothing of ours runs after it."""


def killing(monkeypatch: pytest.MonkeyPatch, step: int) -> Callable[[], None]:
    """Kills the process before that step; gives what undoes this."""
    steps = [0]

    def at_every_step(function: Callable[..., object]) -> Callable[..., object]:
        def counted(*args: object, **kwargs: object) -> object:
            steps[0] += 1
            if steps[0] == step:
                raise Killed
            return function(*args, **kwargs)

        return counted

    for module, name in (
        (os, "rename"),
        (os, "mkdir"),
        (os, "unlink"),
        (os, "rmdir"),
        (shutil, "copyfile"),
    ):
        monkeypatch.setattr(module, name, at_every_step(getattr(module, name)))
    return monkeypatch.undo


def steps_until_done(
    monkeypatch: pytest.MonkeyPatch, act: Callable[[], object], *, every: int = 1
) -> Iterator[int]:
    """Kills `act` before its first step, before its second, and so on to its end.

    every: 3, for example, where every third step will do.
    """
    for step in range(1, 500, every):
        revive = killing(monkeypatch, step)
        try:
            act()
            return
        except Killed:
            yield step
        finally:
            revive()
    raise AssertionError("it has no end")


def kill_amid(house: House, monkeypatch: pytest.MonkeyPatch, *, arriving: bool) -> None:
    """Kills a goto while half of the files are away, or half of the new ones there."""
    move = files.move

    def once(source: Path, target: Path) -> None:
        move(source, target)
        first = "tests" if arriving else "toy.ipynb"
        if ("arriving" in source.parts) == arriving and source.name == first:
            raise Killed

    monkeypatch.setattr(files, "move", once)
    with pytest.raises(Killed):
        going.goto(house, house.stage("3"))
    monkeypatch.undo()
