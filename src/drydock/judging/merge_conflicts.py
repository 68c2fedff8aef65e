"""What git leaves in a file where two versions of it do not fit together."""

from __future__ import annotations

import re
from pathlib import Path

from drydock.errors import CheckFailed
from drydock.workbook.workspace import Workspace, files

# In a notebook a line of a cell stands in quotation marks, behind spaces.
BEGINS = re.compile(rb'^ *"?<{7} ', re.MULTILINE)
TOO_LARGE = 20_000_000  # bytes: nobody merges such a file by hand
ENDS = re.compile(rb'^ *"?>{7} ', re.MULTILINE)


def left_in(work: Workspace) -> CheckFailed | None:
    """What to tell where a file of the work holds both versions of a conflict."""
    for name, path in files(work.folder).items():
        if line := _line_of_conflict(path):
            return CheckFailed(
                expected="every file holds one version of what it says",
                found=f"{work.shown(name)}, line {line}: git has left both versions of a"
                " merge conflict there, between <<<<<<< and >>>>>>>",
                remedy="keep one of the two, delete the lines with <<<<<<<, ======= and"
                " >>>>>>>, and check again",
            )
    return None


def _line_of_conflict(path: Path) -> int:
    """The line in which the first conflict of a file begins; 0 where there is none."""
    try:
        content = path.read_bytes() if path.stat().st_size < TOO_LARGE else b""
    except OSError:
        return 0
    begin = BEGINS.search(content)
    if not begin or not ENDS.search(content, begin.end()):
        return 0
    return content.count(b"\n", 0, begin.start()) + 1
