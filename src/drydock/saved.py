"""The kept copies of a participant's work: listed, found by name, described, deleted."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from time import localtime, strftime
from typing import Any

from rich.filesize import decimal

from drydock import files, swap
from drydock.errors import CalledWrongly
from drydock.layout import House

LIST = "./scripts/go saved"


@dataclass(frozen=True)
class Copy:
    """One kept copy, in `.drydock/saved/`: a state of one kata."""

    folder: Path

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def kata(self) -> str:
        return next(one.name for one in files.entries(self.folder / "exercises"))

    @property
    def work(self) -> Path:
        """What stood in `exercises/<kata>/`."""
        return swap.exercises_in(self.folder, self.kata)

    @property
    def passed(self) -> Path:
        """What was known of the participant's way through the kata."""
        return swap.passed_in(self.folder, self.kata)

    @cached_property
    def _about(self) -> dict[str, Any]:
        try:
            about = json.loads((self.folder / "about.json").read_text("utf-8"))
        except (OSError, ValueError):
            about = None
        return about if isinstance(about, dict) else {}

    @property
    def at(self) -> float:
        """When it was put away, in seconds since 1970."""
        return float(self._about.get("at", self.folder.stat().st_mtime))

    @property
    def stage(self) -> str:
        """The label of the stage that was the current one; "-" if none was."""
        return str(self._about.get("stage", "-"))

    @property
    def by(self) -> str:
        """The command that put it away."""
        return str(self._about.get("by", "-"))

    @cached_property
    def size(self) -> tuple[int, int]:
        """How many files it holds, and how many bytes."""
        return files.size(self.work)

    def __str__(self) -> str:
        count, total = self.size
        when = strftime("%Y-%m-%d %H:%M", localtime(self.at))
        return f"{when}, {self.kata}, stage {self.stage}, {counted(count)}, {decimal(total)}"


def counted(count: int) -> str:
    """A number of files, in words."""
    return "1 file" if count == 1 else f"{count} files"


def copies(house: House) -> list[Copy]:
    """All kept copies, the newest last."""
    found = map(Copy, files.entries(swap.saved(house)))
    whole = [one for one in found if files.entries(one.folder / "exercises")]
    return sorted(whole, key=lambda one: (one.at, one.name))


def find(house: House, name: str | None) -> Copy:
    """The copy of a name, or of a part of it that no other name has. Raises CalledWrongly."""
    all_of_them = copies(house)
    found = [one for one in all_of_them if name == one.name]
    found = found or [one for one in all_of_them if name and name in one.name]
    if len(found) == 1:
        return found[0]
    raise CalledWrongly(
        expected="the name of one kept copy, or a part that only one has",
        found=f"{name or 'no name'} {'means several' if found else 'is none of them'}",
        remedy=f"see their names with {LIST}",
    )


def listing(house: House) -> list[str]:
    """All kept copies as a table, and what can be done with one, as lines of text."""
    found = copies(house)
    if not found:
        return [
            "No copies are kept yet. goto and undo keep what is in exercises/ before they"
            " put something else there."
        ]
    place = swap.saved(house).relative_to(house.root).as_posix()
    return [
        f"Kept copies of your work, the newest last (in {place}/):",
        *_table(found),
        f"What is different in one:  {LIST} NAME",
        f"Bring one back:            {LIST} NAME --restore",
        f"Delete one (it asks):      {LIST} NAME --delete",
    ]


def _table(found: list[Copy]) -> list[str]:
    rows = [("name", "kata", "stage", "files", "size", "put away by")]
    for one in found:
        count, total = one.size
        rows.append((one.name, one.kata, one.stage, str(count), decimal(total), one.by))
    widths = [max(map(len, column)) for column in zip(*rows)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip()
        for row in rows
    ]


def contents(copy: Copy) -> list[str]:
    """What would go with a copy: a line for each file, with its size."""
    return [
        f"  {decimal((copy.work / name).lstat().st_size):>10}  {files.shown(name)}"
        for name in files.walk(copy.work)
    ]


def delete(house: House, copy: Copy) -> None:
    """Throws a copy away for good. Raises Told where the system refuses it."""
    try:
        with swap.undisturbed(house):
            swap.discard(house, copy.folder)
    except OSError as error:
        expected = f"the kept copy {copy.name} could be deleted"
        raise files.told(error, expected, "look at it") from error
