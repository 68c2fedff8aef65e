"""A copy of the whole workbook, for tests that do in it what a participant does."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from drydock.workbook.house import HERE, House
from drydock.workbook.whole_copy import copy_whole


def copy_workbook(root: Path) -> House:
    """The workbook in `root`, as `copy_whole` makes it."""
    return copy_whole(HERE, root)


def copy_project(root: Path) -> None:
    """All that is the project's in this clone, as a checkout of it would have it: what git
    knows, and what it would add. Skips the test where there is no git to ask."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        names = subprocess.check_output(listed, cwd=HERE.root)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this copy of the workbook is not a git repository")
    for name in map(os.fsdecode, filter(None, names.split(b"\0"))):
        if (
            HERE.root / name
        ).is_file():  # else it is deleted, and git not told of it yet
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(HERE.root / name, root / name)
