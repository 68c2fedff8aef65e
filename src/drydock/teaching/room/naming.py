"""Whose work it is, by the names that learning platforms and people give to what is handed
in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

# As they are known of Moodle, of Blackboard and of Canvas.
PLATFORMS = (
    re.compile(r"(?P<who>.+?)_\d+_assignsubmission_\w+?_?(?P<file>)"),
    re.compile(
        r".+?_(?P<who>[^_]+)_attempt_(?P<at>\d{4}(?:-\d\d){5})(?:_(?P<file>.+))?"
    ),
    re.compile(r"(?P<who>[^_]+)_(?:LATE_)?\d+_\d+_(?P<file>.+)"),
)
SAVED_TWICE = re.compile(r"(?P<name>.+?) ?\((?:\d+)\)")
NUMBERED = re.compile(r"(?P<name>.+?)-\d+(?P<ending>\.\w+)")


@dataclass(frozen=True)
class Name:
    """What a name says: whose it is, which file, and when it was handed in, if it says so.

    file: empty where the name is that of a whole work.
    """

    who: str
    file: str = ""
    time: float | None = None


def read(name: str, known: Iterable[str] = ()) -> Name:
    """What a name says that stands in a folder of a group; without its ending, for an
    archive. known: names of files as a work has them."""
    name = unicodedata.normalize("NFC", name)
    for platform in PLATFORMS:
        if match := platform.fullmatch(name):
            told = match.groupdict()
            at = told.get("at")
            time = (
                datetime.strptime(at, "%Y-%m-%d-%H-%M-%S").timestamp() if at else None
            )
            who = _plain(told["who"])
            return Name(who, _as_known(told["file"] or "", known), time)
    return Name(_plain(name))


def _plain(name: str) -> str:
    if match := SAVED_TWICE.fullmatch(name):
        name = match["name"]
    return name.strip() or "?"


def _as_known(file: str, known: Iterable[str]) -> str:
    """A file's name without the number that was added when it was handed in again."""
    match = NUMBERED.fullmatch(file)
    plain = f"{match['name']}{match['ending']}" if match else file
    return plain if plain in known else file


def same(who: str) -> str:
    """What two names of one person have in common."""
    return " ".join(unicodedata.normalize("NFKC", who).casefold().split())


def is_of_a_platform(name: str) -> bool:
    """Whether a learning platform has given a name."""
    return any(platform.fullmatch(name) for platform in PLATFORMS)
