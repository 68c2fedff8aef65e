"""Lets git see lessons without what running them leaves behind.

A lesson that was run is no change then: `git status` stays clean, and a solution tag can
be checked out. The outputs stay in the file on disk, where they can be read.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from drydock.errors import Told
from drydock.workbook.git import git, git_despite
from drydock.workbook.house import HERE, House

# In git's settings and in .gitattributes.
NAME = "filter.drydock-lesson"
# For the shell that git brings along, from the top of the project. Where there is no
# environment yet, or not this script, git sees the file as it is.
CLEAN = (
    "script=scripts/clean_lesson.py; python=.venv/bin/python; "
    "test -x $python || python=.venv/Scripts/python.exe; "
    "if test -x $python && test -f $script; then $python -I -S $script; else cat; fi"
)
SETTINGS = {f"{NAME}.clean": CLEAN, f"{NAME}.required": "false"}


def is_installed(house: House) -> bool:
    """Whether git knows how to clean a lesson. Raises NoGit."""
    listed = git(house.root, "config", "--local", "--list", "-z")
    pairs = [line.partition("\n") for line in listed.split("\0")]
    known = {name: value for name, _, value in pairs}
    return all(known.get(name) == value for name, value in SETTINGS.items())


def install(house: House) -> None:
    """Tells git how to clean a lesson, in the settings of this repository. Raises NoGit."""
    if is_installed(house):
        return
    for name, value in SETTINGS.items():
        git_despite("config.lock", house.root, "config", "--local", name, value)


def look_again(house: House) -> None:
    """Lets git compare the lessons that were saved by what is in them.

    Git takes a file for changed without reading it if its size is not what it was, so that
    `git status` would list a lesson that was only run, and a checkout would refuse. Here
    its index forgets the size. What is staged stays what it is. Raises NoGit,
    and WorkbookBroken where another git is at work.
    """
    listed = git(house.root, "diff-files", "--name-only", "-z", "--", "notebooks")
    names = [name for name in listed.split("\0") if name.endswith(".ipynb")]
    if not names or not is_installed(house):
        return
    forgotten = []
    for entry in git(house.root, "ls-files", "-s", "-z", "--", *names).split("\0"):
        facts, _, name = entry.partition("\t")
        if facts.endswith(" 0"):  # no conflict
            mode, blob, _ = facts.split()
            forgotten += ["--cacheinfo", f"{mode},{blob},{name}"]
    git(house.root, "update-index", *forgotten)


def saved(os_path: str, **_: object) -> None:
    """What JupyterLab, as `go lab` starts it, calls with each file that it has saved."""
    if HERE.root / "notebooks" in Path(os_path).parents:
        with suppress(Told, OSError):
            look_again(HERE)
