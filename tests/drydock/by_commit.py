"""Long rows of cases of which each commit tries a few, and another commit others."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

import pytest

from drydock.workbook.git import NoGit, git
from drydock.workbook.house import HERE

SHARE = 40


def a_share_of(cases: Iterable[Any], share: int = SHARE) -> list[Any]:
    """All cases, as parameters; but for one of `share`, they are marked as left to others."""
    left = pytest.mark.other_commit
    return [
        pytest.param(case, marks=[left] if (number + _commits()) % share else [])
        for number, case in enumerate(cases)
    ]


@cache
def _commits() -> int:
    try:
        return int(git(HERE.root, "rev-list", "--count", "HEAD"))
    except NoGit:
        return 0
