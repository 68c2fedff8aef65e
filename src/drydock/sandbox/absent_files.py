"""Which file was not there, as the text of an error says it."""

from __future__ import annotations

import os
import re
from pathlib import PurePosixPath, PureWindowsPath

from drydock.sandbox.own_frames import OF_PYTEST, OWN_FOLDER

NO_FILE = re.compile(r"(?:No such file or directory|cannot find the path).*?'([^']+)'")
# Where its path leads: into the work, into a folder that pytest made for a test, to where
# Python was started, or elsewhere.
IN_WORK, IN_OWN_FOLDER, RELATIVE, ELSEWHERE = "work", "own folder", "relative", "else"

Absent = tuple[str, str]


def absent_file(text: str, folder: str) -> Absent | None:
    """Where the path of the first file leads that a text says is not there, and the path:
    within `folder`, which is that of the work, if it leads there."""
    found = NO_FILE.search(text)
    if not found:
        return None
    path = found[1].replace("\\\\", "/").replace("\\", "/")  # as Windows shows it
    if OF_PYTEST.search(path):
        return IN_OWN_FOLDER, OF_PYTEST.sub(OWN_FOLDER, path)
    for root in (folder, os.path.realpath(folder)):
        within = f"{root.replace(os.sep, '/')}/"
        if path.startswith(within):
            return IN_WORK, path.removeprefix(within)
    is_absolute = PurePosixPath(path).is_absolute() or PureWindowsPath(path).drive
    return ELSEWHERE if is_absolute else RELATIVE, path
