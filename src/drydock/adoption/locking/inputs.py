"""The files that a notebook may read, to be laid beside its script before anybody knows
which it does: those of its folder, and those outside that its texts name."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from drydock.adoption.locking import script

PASSED_OVER = {
    "__pycache__",
    "node_modules",
    "site-packages",
    "venv",
    "env",
    "mlruns",
    "wandb",
}
MOST_FILES = 20_000
LARGEST = 2_000_000_000  # bytes


def guessed(folder: Path, cells: Sequence[script.SourceCell]) -> list[str]:
    """Paths of files, seen from the folder of the notebook."""
    found = dict.fromkeys(_below(folder, folder))
    for text in script.strings(cells):
        if text.startswith("..") and len(text) < 300 and "\n" not in text:
            found |= dict.fromkeys(_named(folder, text))
    return list(found)


def _named(folder: Path, text: str) -> Iterator[str]:
    """A file, or those of a folder, that lies outside."""
    path = Path(os.path.normpath(folder / text))
    if path.is_file():
        yield os.path.relpath(path, folder)
    elif path.is_dir() and path not in (folder, *folder.parents):
        yield from _below(path, folder)


def _below(top: Path, folder: Path) -> Iterable[str]:
    return islice(_walk(top, folder), MOST_FILES)


def _walk(top: Path, folder: Path) -> Iterator[str]:
    for here, folders, files in os.walk(top):
        folders[:] = sorted(
            one
            for one in folders
            if not one.startswith(".")
            and one not in PASSED_OVER
            and not one.endswith("-drydock")
        )
        for name in sorted(files):
            path = Path(here, name)
            if path.is_file() and path.stat().st_size <= LARGEST:
                yield Path(os.path.relpath(path, folder)).as_posix()
