"""A copy of the whole workbook, for tests that do in it what a participant does."""

from __future__ import annotations

from pathlib import Path

from drydock.workbook.house import HERE, House
from drydock.workbook.whole_copy import copy_whole


def copy_workbook(root: Path) -> House:
    """The workbook in `root`, as `copy_whole` makes it."""
    return copy_whole(HERE, root)
