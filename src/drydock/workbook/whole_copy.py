"""A copy of the whole workbook, for what runs lessons as a participant does."""

from __future__ import annotations

import shutil
from pathlib import Path

from drydock.files import LEFT_BEHIND
from drydock.workbook.house import House, Stage

PARTS = (".vscode", "data", "exercises", "notebooks", "solutions", "src", "tests")
FILES = ("pyproject.toml", "requirements.lock")
CACHE = ".drydock/cache"  # matplotlib's list of fonts, slow to make


def copy_whole(house: House, root: Path) -> House:
    """The workbook in `root`, with exercises as they are at the start, and nothing
    passed. It has no environment of its own: it is run by this one, with PYTHONPATH."""
    for part in (*PARTS, CACHE):
        if (house.root / part).is_dir():
            shutil.copytree(house.root / part, root / part, ignore=LEFT_BEHIND)
    for file in FILES:
        shutil.copy(house.root / file, root)
    copied = House(root)
    for kata in copied.katas:
        begin(copied.start(kata))
    return copied


def begin(stage: Stage) -> None:
    """Lets the exercise of a copy stand as it is when a stage begins: as the solution of
    the one before ends. What stands there is thrown away: for copies only."""
    exercise = stage.house.exercise(stage.kata)
    shutil.rmtree(exercise, ignore_errors=True)
    shutil.copytree(stage.house.before(stage).solution, exercise)
