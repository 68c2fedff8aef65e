"""A copy of the whole workbook, for tests that do in it what a participant does."""

from __future__ import annotations

import shutil
from pathlib import Path

from drydock.workbook.house import HERE, House

PARTS = (".vscode", "data", "exercises", "notebooks", "solutions", "src", "tests")
FILES = ("pyproject.toml", "requirements.lock")
CACHE = ".drydock/cache"


def copy_workbook(root: Path) -> House:
    """The workbook in `root`, with exercises as they are at the start, and nothing
    passed. It has no environment of its own: it is run by ours, with PYTHONPATH."""
    nothing = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")
    for part in PARTS:
        shutil.copytree(HERE.root / part, root / part, ignore=nothing)
    for file in FILES:
        shutil.copy(HERE.root / file, root)
    if (HERE.root / CACHE).is_dir():  # matplotlib's list of fonts, slow to make
        shutil.copytree(HERE.root / CACHE, root / CACHE)
    house = House(root)
    for kata in house.katas:
        shutil.rmtree(house.exercise(kata))
        shutil.copytree(house.start(kata).solution, house.exercise(kata))
    return house
