"""The part of a traceback that a participant can do something about: their own code."""

from __future__ import annotations

import linecache
import traceback
from collections.abc import Iterator
from pathlib import Path

CELL = "code cell "
AT_MOST = 10

Frame = tuple[str, str]


def own_frames(error: BaseException, folder: str) -> list[Frame]:
    """Where an error passed through the modules in `folder` and the cells of a notebook.

    The outermost first, each as its place ("train.py, line 12, in main") and that line
    of code. Of many, such as those of an endless recursion, the last.
    """
    frames = [
        (f"{shown}, line {line}{_in(function)}", linecache.getline(file, line).strip())
        for file, line, function in _all(error)
        if (shown := _shown(file, Path(folder)))
    ]
    return frames[-AT_MOST:]


def _all(error: BaseException) -> Iterator[tuple[str, int, str]]:
    """File, line and function of every frame; of a syntax error, also its own place."""
    for frame, line in traceback.walk_tb(error.__traceback__):
        yield frame.f_code.co_filename, line, frame.f_code.co_name
    if isinstance(error, SyntaxError) and error.filename:
        yield error.filename, error.lineno or 1, "<module>"


def _shown(file: str, folder: Path) -> str:
    """A file as a participant knows it; nothing if it is not theirs."""
    if file.startswith(CELL):
        return file
    path = Path(file)
    return path.relative_to(folder).as_posix() if folder in path.parents else ""


def _in(function: str) -> str:
    return "" if function.startswith("<") else f", in {function}"
