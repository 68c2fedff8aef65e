"""The kept copies of a participant's work: listed, found by name, described, deleted."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from pathlib import Path
from time import localtime, strftime

from rich.filesize import decimal

from drydock import files
from drydock.detail import aligned
from drydock.errors import CalledWrongly
from drydock.safekeeping import kata_state, swap
from drydock.workbook import earlier_names
from drydock.workbook.house import House

LIST = "./scripts/go saved"
KNOWN = kata_state.PARTS[1:]
YEAR_3000 = 32_503_680_000


@dataclass(frozen=True)
class Copy:
    """One kept copy, in `.drydock/saved/`: a state of one kata, or of several."""

    folder: Path

    @property
    def name(self) -> str:
        return self.folder.name

    @cached_property
    def katas(self) -> list[str]:
        return kata_state.katas(self.folder)

    def work(self, kata: str) -> Path:
        """What stood in `exercises/<kata>/`."""
        return kata_state.put_away(self.folder, kata)[kata_state.WORK]

    @cached_property
    def _about(self) -> dict[str, object]:
        return kata_state.about(self.folder)

    @property
    def at(self) -> float:
        """When it was put away, in seconds since 1970."""
        at = self._about.get("at")
        if isinstance(at, int | float) and math.isfinite(at) and 0 <= at < YEAR_3000:
            return float(at)
        return self.folder.stat().st_mtime

    @property
    def stage(self) -> str:
        """The label that the stage which was the current one has now; "-" if none was."""
        house = House(self.folder.parents[2])
        kept = str(self._about.get("stage", "-")).split(" and ")
        labels = []
        for kata, name in zip_longest(self.katas, kept, fillvalue=""):
            now = earlier_names.now(house, kata, name)
            labels.append(now[0].label if now else files.shown(name))
        return " and ".join(labels)

    @property
    def by(self) -> str:
        """The command that put it away."""
        return files.shown(str(self._about.get("by", "-")))

    @property
    def is_own(self) -> bool:
        """Whether there was work of the participant's own in it: it was not just as a
        stage begins."""
        return self._about.get("own") is not False

    @cached_property
    def size(self) -> tuple[int, int]:
        """How many files of work it holds, and how many bytes."""
        return self._measured(kata_state.WORK)

    def _measured(self, *parts: str) -> tuple[int, int]:
        sizes = [
            (self.folder / name).lstat().st_size
            for name in kata_state.contents(self.folder)
            if name.parts[0] in parts
        ]
        return len(sizes), sum(sizes)

    def contents(self) -> list[str]:
        """What would go with it: a line for each file, with its size; in one what is
        known of the way through the kata."""
        lines = [
            f"  {decimal((self.folder / name).lstat().st_size):>10}  {files.shown(name)}"
            for name in kata_state.contents(self.folder)
            if name.parts[0] not in KNOWN
        ]
        count, total = self._measured(*KNOWN)
        about = f"in {counted(count)}: what was known of the way through the stages"
        return [*lines, f"  {decimal(total):>10}  {about}"] if count else lines

    def __str__(self) -> str:
        count, total = self.size
        when = strftime("%Y-%m-%d %H:%M", localtime(self.at))
        katas = " and ".join(self.katas)
        return (
            f"{when}, {katas}, stage {self.stage}, {counted(count)}, {decimal(total)}"
        )


def counted(count: int) -> str:
    """A number of files, in words."""
    return "1 file" if count == 1 else f"{count} files"


def copies(house: House) -> list[Copy]:
    """All kept copies, the newest last."""
    found = map(Copy, files.entries(swap.saved(house)))
    return sorted(
        (one for one in found if one.katas), key=lambda one: (one.at, one.name)
    )


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
            f"No copies are kept yet. goto and undo keep what is in {house.place} before"
            " they put something else there."
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
        katas = " ".join(one.katas)
        rows.append((one.name, katas, one.stage, str(count), decimal(total), one.by))
    return aligned(rows)


def delete(house: House, copy: Copy) -> None:
    """Throws a copy away for good. Raises Told where the system refuses it."""
    try:
        with swap.undisturbed(house):
            swap.discard(house, copy.folder)
    except OSError as error:
        expected = f"the kept copy {copy.name} could be deleted"
        raise files.told(error, expected, "look at it") from error
