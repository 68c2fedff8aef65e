"""Advice that names a command of git, fitted to what git knows here.

After `goto` the files of the work are new to git, and a zip download has no git at all:
then `git diff` shows nothing, and `git checkout` brings nothing back.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from drydock import files
from drydock.errors import WorkbookBroken
from drydock.safekeeping import passed_work
from drydock.workbook.git import git
from drydock.workbook.held_against_git import JUDGES
from drydock.workbook.house import House, Stage

CHECKOUT = re.compile(r"git checkout (?:HEAD )?-- (?P<path>\"[^\"]+\"|[^\s,;()]+)")
DIFF = re.compile(r"\bgit diff\b(?! (?:-|HEAD|solution))")


def fitting(remedy: str, house: House, stage: Stage | None = None) -> str:
    """A remedy whose commands of git do what is said of them, here.

    stage: the one whose work it is about.
    """
    found = CHECKOUT.search(remedy)
    if found:
        path = found["path"].strip('"')
        if not _said(house, "ls-files", "--", path):
            remedy = remedy.replace(found[0], _without_git(path, stage))
    if stage and DIFF.search(remedy) and not _compares(stage):
        remedy = DIFF.sub(lambda _: _comparison(stage), remedy)
    return remedy


def _without_git(path: str, stage: Stage | None) -> str:
    if stage and path.split("/")[0] not in (*JUDGES, "notebooks"):
        return f"./scripts/go goto {stage.called} (your work is kept)"
    return f"a fresh download of the workbook, from which you take {path}"


def _said(house: House, *arguments: str) -> str:
    try:
        return git(house.root, *arguments)
    except WorkbookBroken:  # there is no git, no repository or no commit
        return ""


def _compares(stage: Stage) -> bool:
    """Whether git has the work as the stage began: committed, and since a `goto`."""
    house, folder = stage.house, f"exercises/{stage.kata}"
    known = set(_said(house, "ls-files", "--", folder).splitlines())
    began_with = {
        f"{folder}/{one.name}" for one in programs(house.before(stage).solution)
    }
    if not began_with & known:
        return False
    begun_at = passed_work.joined(house, stage.kata).partition(" ")[2].partition(".")[0]
    committed = _said(house, "log", "-1", "--format=%ct", "--", folder)
    # Seconds since 1970 have ten digits, for some centuries.
    return not begun_at or committed >= begun_at


def _comparison(stage: Stage) -> str:
    """A command that shows what the work has become since the stage began, whatever git
    knows of it."""
    before = stage.house.before(stage)
    own = passed_work.folder(before)
    start = own if own.is_dir() else before.solution
    shown = start.relative_to(stage.house.root).as_posix()
    work = f"exercises/{stage.kata}"
    if shutil.which("git") is None:
        return f"what differs between {shown} and {work}"
    return f"git diff --no-index {shown} {work}"


def programs(folder: Path) -> list[Path]:
    """The notebooks and modules at the top of a folder."""
    return [one for one in files.entries(folder) if one.suffix in (".py", ".ipynb")]
