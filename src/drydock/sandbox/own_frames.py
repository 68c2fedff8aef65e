"""The part of a traceback that a participant can do something about: their own code.

The folder that is meant here is the one of the work, in the tree in which it is judged.
"""

from __future__ import annotations

import linecache
import os
import re
import traceback
from collections.abc import Iterator
from pathlib import Path

CELL = "code cell "
AT_MOST = 10
# A folder that pytest makes for a test, and what it is called in messages.
OF_PYTEST = re.compile(r"[^\s'\"]*[/\\]pytest-of-\w+[/\\]+pytest-\d+[/\\]+[^/\\\s'\"]+")
OWN_FOLDER = "tmp_path"

Frame = tuple[str, str]


def own_frames(error: BaseException, folder: str) -> list[Frame]:
    """Where an error passed through the modules in `folder` and the cells of a notebook.

    The outermost first, each as its place ("train.py, line 12, in main") and that line
    of code. Of many, such as those of an endless recursion, the last.
    """
    frames = [
        (f"{shown}, line {line}{_in(function)}", linecache.getline(file, line).strip())
        for file, line, function in _all(error)
        if (shown := shown_file(file, Path(folder)))
    ]
    return frames[-AT_MOST:]


def with_known_paths(text: str, folder: str) -> str:
    """A text with the paths of files in `folder`, and in the tree around it, as they are
    in the repository: what lies in a scratch tree is gone when its path is read. A folder
    of pytest's own is called as the parameter that gives it."""
    root = f"{Path(folder).parents[1]}{os.sep}"
    text = text.replace(root, "").replace(root.replace("\\", "\\\\"), "")
    return OF_PYTEST.sub(OWN_FOLDER, text)


def headline(text: str, most: int = 200) -> str:
    """The first line of an error's text; where it is longer than `most` characters, cut
    between two words."""
    first = next((line.strip() for line in text.split("\n") if line.strip()), "")
    if len(first) <= most:
        return first
    kept = first[: most - 3]
    return f"{kept[: kept.rfind(' ')] if ' ' in kept else kept} ..."


def _all(error: BaseException) -> Iterator[tuple[str, int, str]]:
    """File, line and function of every frame; of a syntax error, also its own place."""
    for frame, line in traceback.walk_tb(error.__traceback__):
        yield frame.f_code.co_filename, line, frame.f_code.co_name
    if isinstance(error, SyntaxError) and error.filename:
        yield error.filename, error.lineno or 1, "<module>"


def shown_file(file: str, folder: Path) -> str:
    """A file as a participant knows it; nothing if it is not theirs."""
    if file.startswith(CELL):
        return file
    path = Path(file)
    return path.relative_to(folder).as_posix() if folder in path.parents else ""


def _in(function: str) -> str:
    return "" if function.startswith("<") else f", in {function}"
