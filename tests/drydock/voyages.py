"""Adopted notebooks for the tests of `drydock.adoption.voyage`, which need nothing but the
standard library."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import adopted
from lockable import nobody

from drydock import scratch
from drydock.adoption.locking import lock
from drydock.adoption.locking.owners_python import OwnersPython
from drydock.adoption.locking.script_runs import Notebook
from drydock.adoption.running import notebook_file
from drydock.adoption.voyage import beginning, checking, register, work
from drydock.adoption.voyage.adopted_house import AdoptedHouse, AdoptedStage
from drydock.adoption.voyage.work import Work
from drydock.errors import CheckFailed
from drydock.files import LEFT_BEHIND
from drydock.judging.verdict import Verdict
from drydock.workbook.house import HERE, House
from drydock.workbook.workspace import Workspace

DATA = "town,pieces,price\nBern,120,2.5\nGraz,80,3.0\nLyon,200,1.5\nOslo,40,4.0\n"
# It has what such notebooks have: a number that was saved by another run, no seed, lines
# that only show, two commented out, and a name and an import that nobody needs.
SALES = (
    "import csv\nimport os\nimport random",
    "with open('sales.csv') as file:\n    rows = list(csv.DictReader(file))\nprint(rows)",
    "total = 0\nfor row in rows:\n    total = total + int(row['pieces']) * float(row['price'])"
    "\n# total = total * 1.19\nprint(total)",
    "tmp = rows[0]",
    "large = [row['town'] for row in rows if int(row['pieces']) > 100]\nlarge",
    "picked = random.random()\npicked",
    "average = total / len(rows)\naverage",
)


def workbook(root: Path) -> House:
    """A workbook that knows no adopted folder, with the lessons of this one."""
    root.mkdir(parents=True)
    for name in ("notebooks", "tests", "pyproject.toml"):
        (root / name).symlink_to(HERE.root / name)
    return House(root)


def engine(root: Path) -> dict[str, str]:
    """A workbook of its own in `root`, and the environment in which commands are its: what
    is adopted there is written down there."""
    for name in ("src", "notebooks"):
        shutil.copytree(HERE.root / name, root / name, ignore=LEFT_BEHIND)
    shutil.copy(HERE.root / "pyproject.toml", root)
    return {**os.environ, "PYTHONPATH": str(root / "src")}


def kata(
    root: Path,
    *cells: str,
    files: dict[str, str] | None = None,
    name: str = "sales",
    saved: str = "",
) -> AdoptedHouse:
    """A notebook with these cells, adopted and locked in a folder beside it.

    saved: what the last cell is said to have shown.
    """
    path = root / "project" / f"{name}.ipynb"
    adopted.write(path, *cells, saved=[adopted.stream(saved)] if saved else [])
    for file, text in (files or {}).items():
        (path.parent / file).write_text(text, "utf-8")
    book = workbook(root / "workbook")
    with scratch.folder() as made:
        python = OwnersPython(sys.executable, Path(made).resolve())
        notebook = Notebook(path, notebook_file.read(path).cells)
        into = path.with_name(f"{name}-drydock")
        lock.put_on(notebook, into, python, 60, nobody)
        return beginning.begin(book, notebook, into, sys.executable)


def stage(house: AdoptedHouse, number: int) -> AdoptedStage:
    """The stage of a number."""
    found = house.stage(f"{house.name}/{number}")
    assert isinstance(found, AdoptedStage)
    return found


def check(house: AdoptedHouse, number: int) -> Verdict:
    """The verdict on the work as it is, as the work on a stage."""
    return checking.check(stage(house, number), time_limit=60)


def told(verdict: Verdict) -> str:
    """All that it says."""
    return "\n".join(verdict.lines())


def edit(house: AdoptedHouse, change: Callable[[str], str | None]) -> None:
    """Changes the source of each code cell of the notebook; None deletes the cell."""
    path = house.root / house.settings.notebook
    document = json.loads(path.read_text("utf-8"))
    kept = []
    for cell in document["cells"]:
        source = "".join(cell["source"])
        now = change(source) if cell["cell_type"] == "code" else source
        if now is not None:
            kept.append({**cell, "source": now})
    path.write_text(json.dumps({**document, "cells": kept}), "utf-8")


def replace(house: AdoptedHouse, *pairs: tuple[str, str]) -> None:
    """Replaces text in the code cells; a cell that has nothing left is deleted."""

    def change(source: str) -> str | None:
        for old, new in pairs:
            source = source.replace(old, new)
        return source.strip() or None

    edit(house, change)


def copy_of(house: AdoptedHouse, root: Path) -> AdoptedHouse:
    """The same folder with its project, as it stands, in a place of its own."""
    shutil.copytree(house.root.parent, root / "project")
    folder = root / "project" / house.root.name
    return register.add(workbook(root / "workbook"), folder, sys.executable)


@contextmanager
def opened(house: AdoptedHouse, number: int) -> Iterator[Work]:
    """The work on a stage, as its parts are given it."""
    at = stage(house, number)
    with Workspace(at, house.root).snapshot() as copy:
        with work.opened(copy, at, 60, nobody) as found:
            yield found


def part(house: AdoptedHouse, number: int, title: str) -> str:
    """What the part of a check with that in its title tells; empty where it passes."""
    [asked] = [one for one in stage(house, number).module.PARTS if title in one.__doc__]
    with opened(house, number) as given:
        try:
            asked(given)
        except CheckFailed as error:
            return str(error)
    return ""


def save_as_run(house: AdoptedHouse) -> None:
    """Saves the notebook as it is after a clean run that shows nothing."""
    path = house.root / house.settings.notebook
    document = json.loads(path.read_text("utf-8"))
    code = [one for one in document["cells"] if one["cell_type"] == "code"]
    for number, cell in enumerate(code, 1):
        cell |= {"outputs": [], "execution_count": number}
    path.write_text(json.dumps(document), "utf-8")


def clear(house: AdoptedHouse) -> None:
    """Clears the outputs of all cells."""
    path = house.root / house.settings.notebook
    document = json.loads(path.read_text("utf-8"))
    for cell in document["cells"]:
        if cell["cell_type"] == "code":
            cell |= {"outputs": [], "execution_count": None}
    path.write_text(json.dumps(document), "utf-8")


def write(house: AdoptedHouse, name: str, text: str) -> None:
    """Writes a file of the adopted folder."""
    (house.root / name).write_text(text, "utf-8")


def rewrite(house: AdoptedHouse, name: str, *pairs: tuple[str, str]) -> None:
    """Replaces text in a file of the adopted folder; each must be there."""
    text = (house.root / name).read_text("utf-8")
    for old, new in pairs:
        assert old in text, (old, text)
        text = text.replace(old, new)
    write(house, name, text)
