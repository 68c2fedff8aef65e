"""The tools are content with the code."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from drydock.adoption.voyage.held_lock import lock_of, script_still_gives
from drydock.adoption.voyage.work import Work
from drydock.errors import CheckFailed, WorkbookBroken
from drydock.judging.reading.own_test_files import python_in
from drydock.sandbox import environment
from drydock.workbook.house import HERE
from drydock.workbook.workspace import modules_in

# What the lock has brought with it, and what its owner's Python alone could tell.
OF_THE_LOCK = ("tests/locked/", "tests/test_the_lock.py", "tests/what_is_locked.py")
OTHERS = ("tests/approve.py",)
NOT_KNOWN = "import-error,no-name-in-module,no-member,locally-disabled,file-ignored"
OPTIONS = ("--persistent=n", "--jobs=1", "--output-format=json", "--score=n")
REDEFINED = re.compile(r"Redefining name '(?P<name>\w+)' from outer scope")
FEW = 3
TAKES_AT_MOST = 300.0


def black_would_change_nothing(work: Work) -> None:
    """black would change nothing"""
    assert work.tree
    own = [
        one.shown
        for one in python_in(work.folder)
        if not one.shown.startswith((*OF_THE_LOCK, *OTHERS))
    ]
    done = _run(work.folder, "black", "--check", "--quiet", "--no-cache", *own)
    if done.returncode == 1:
        one_by_one = (
            name
            for name in own
            if _run(work.folder, "black", "--check", "-q", name).returncode
        )
        names = list(one_by_one)
        shown = " ".join(f"{work.house.shown('')}/{name}" for name in names)
        raise CheckFailed(
            expected="your Python files are as black writes them",
            found=f"black would change {', '.join(names)}",
            remedy=f"let it do so, in a terminal: {sys.executable} -m black {shown}",
        )


def pylint_finds_nothing(work: Work) -> None:
    """pylint finds nothing in the modules"""
    assert work.tree
    names = [one.relative_to(work.folder).as_posix() for one in modules_in(work.folder)]
    settings = f"--rcfile={_settings(work.house.root)}"
    locked = lock_of(work).lock.names  # they stay as they are
    good = f"--good-names={','.join(locked)},_"
    options = (settings, good, *OPTIONS, f"--disable={NOT_KNOWN}")
    done = _run(work.folder, "pylint", *options, *names)
    try:
        found: list[dict[str, Any]] = json.loads(done.stdout or "[]")
    except ValueError as error:
        raise WorkbookBroken(
            expected="pylint says what it finds",
            found=(done.stderr.strip().splitlines() or [str(error)])[-1],
            remedy="run ./scripts/go doctor",
        ) from error
    found = [one for one in found if not _is_of_the_lock(one, locked)]
    if found:
        told = [
            f"{one['path']}, line {one['line']}: {one['message']} ({one['symbol']})"
            for one in found[:FEW]
        ]
        more = f"; and {len(found) - FEW} more" if len(found) > FEW else ""
        raise CheckFailed(
            expected=f"pylint finds nothing in {', '.join(names)}",
            found="; ".join(told) + more,
            remedy="fix the first; the name in brackets is what to look up in pylint's"
            " documentation",
        )


def _is_of_the_lock(found: dict[str, Any], locked: Sequence[str]) -> bool:
    """Whether an argument, or what a function makes, has the name of something that stands
    outside of functions only because the lock looks at it there."""
    taken = REDEFINED.match(found["message"])
    return taken is not None and taken["name"] in locked


def _settings(folder: Path) -> Path:
    """The settings of the owner's project, if it has any of pylint's; else the workbook's."""
    for place in [folder, folder.parent]:
        for name in (".pylintrc", "pylintrc"):
            if (place / name).is_file():
                return place / name
        file = place / "pyproject.toml"
        if file.is_file() and "[tool.pylint" in file.read_text("utf-8", "replace"):
            return file
    return HERE.root / "pyproject.toml"


def _run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command: Sequence[str] = [sys.executable, "-m", *words]
    try:
        return subprocess.run(
            command,
            cwd=folder,
            env=environment.of_work(os.environ),
            capture_output=True,
            text=True,
            check=False,
            timeout=TAKES_AT_MOST,
        )
    except subprocess.TimeoutExpired:
        raise CheckFailed(
            expected=f"{words[0]} comes to its end",
            found=f"it takes over {TAKES_AT_MOST:.0f} seconds",
            remedy="look for an expression with very many nested brackets",
        ) from None


PARTS = (black_would_change_nothing, pylint_finds_nothing, script_still_gives)
