"""What is written down of an adopted notebook, in its folder: `voyage.toml`."""

from __future__ import annotations

import json
import os
import re
import tomllib
import unicodedata
from collections.abc import Collection
from dataclasses import asdict, dataclass
from pathlib import Path

from drydock.errors import CalledWrongly
from drydock.files import write_whole
from drydock.workbook.house import KATA_NAME

FILE = "voyage.toml"
FORM = 1
HEAD = """\
# An adopted notebook, which Drydock takes through its stages; it reads this file.
# lies: the folder in which the notebook runs, seen from here.
# results: what the lock is to hold to the end. A result that is to go on purpose is deleted
# here, and in tests/what_is_locked.py.
"""


@dataclass(frozen=True)
class Settings:
    """name: what the kata is called. notebook, script: files in the adopted folder.

    lies: the folder whose files the notebook reads, seen from there. results: keys of the
    lock (see `locking.locked.lock`) that are to stay locked.
    """

    name: str
    notebook: str
    script: str
    lies: str
    results: tuple[str, ...] = ()

    def write(self, folder: Path) -> None:
        """Writes it into the adopted folder."""
        lines = [f"{key} = {json.dumps(one)}" for key, one in asdict(self).items()]
        write_whole(folder / FILE, HEAD + f"form = {FORM}\n" + "\n".join(lines) + "\n")


def read(folder: Path) -> Settings:
    """What is written down in an adopted folder. Raises CalledWrongly where nothing is that
    can be read."""
    file = folder / FILE
    try:
        told = tomllib.loads(file.read_text("utf-8"))
        if told.pop("form") != FORM:
            raise ValueError("it is of another edition of Drydock")
        found = Settings(**{**told, "results": tuple(map(str, told["results"]))})
        if not KATA_NAME.fullmatch(found.name):
            raise ValueError(f"{found.name} is no name of a kata")
        return found
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise CalledWrongly(
            expected=f"the folder of an adopted notebook, with a file {FILE} in it",
            found=f"{file}: {getattr(error, 'strerror', None) or error}",
            remedy="adopt the notebook again, into a new folder: ./scripts/go adopt NOTEBOOK"
            " --lock --into DIR",
        ) from error


def name_for(notebook: Path, taken: Collection[str]) -> str:
    """A name for the kata of a notebook: after its file, and not one of those taken."""
    plain = unicodedata.normalize("NFKD", notebook.stem).encode("ascii", "ignore")
    name = re.sub(r"[^a-z0-9]+", "-", plain.decode().lower()).strip("-")
    if not re.search("[a-z]", name):
        name = f"notebook-{name}".rstrip("-")
    if name in taken:
        name = f"own-{name}"
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free


def seen_from(folder: Path, place: Path) -> str:
    """A folder as a path from another, where both stand on one disk."""
    try:
        return Path(os.path.relpath(place.resolve(), folder.resolve())).as_posix()
    except ValueError:
        return place.resolve().as_posix()
