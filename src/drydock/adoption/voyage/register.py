"""Which adopted folders this workbook knows: a file each, in `.drydock/`, ignored by git."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from drydock.adoption.voyage import settings
from drydock.adoption.voyage.adopted_house import AdoptedHouse, AdoptedPlace
from drydock.errors import CalledWrongly
from drydock.files import entries, write_whole
from drydock.safekeeping import swap
from drydock.say import note
from drydock.workbook.house import House


@dataclass(frozen=True, order=True)
class _Left(AdoptedPlace):
    """A folder in which a killed command may have left something; called: its kata."""

    called: str

    def command(self, name: str) -> str:
        return f"./scripts/go {name} {self.called}"


@dataclass(frozen=True)
class Entry:
    """A name that is known here, the folder that it is of, and the Python it runs in."""

    name: str
    folder: Path
    python: str

    @property
    def is_there(self) -> bool:
        """Whether the folder is still what it was; what a killed command has left half done
        there is taken back, or finished, first. Raises Told where that cannot be."""
        place = _Left(self.folder, self.name)
        if swap.is_left(place):
            with swap.undisturbed(place) as settled:
                note(settled or "Another command has just come to its end there.")
        with suppress(CalledWrongly):
            return settings.read(self.folder).name == self.name
        return False


def _place(workbook: House) -> Path:
    return workbook.root / ".drydock" / "adopted" / "katas"


def entries_of(workbook: House) -> Iterator[Entry]:
    """All that are written down, in alphabetical order."""
    for file in entries(_place(workbook)):
        with suppress(OSError, ValueError, LookupError, TypeError):
            told = json.loads(file.read_bytes())
            yield Entry(file.stem, Path(told["folder"]), str(told["python"]))


def names(workbook: House) -> list[str]:
    """The adopted katas whose folders are there."""
    return [one.name for one in entries_of(workbook) if one.is_there]


def taken(workbook: House, folder: Path) -> list[str]:
    """The names that a kata in this folder cannot have."""
    own = folder.resolve()
    others = (one for one in entries_of(workbook) if one.folder.resolve() != own)
    return [*workbook.katas, *(one.name for one in others if one.is_there)]


def add(workbook: House, folder: Path, python: str) -> AdoptedHouse:
    """Writes an adopted folder down, and gives it as a house. Raises CalledWrongly where it
    is none, or has the name of another."""
    folder = folder.resolve()
    found = settings.read(folder)
    if found.name in taken(workbook, folder):
        raise CalledWrongly(
            expected="a name that no other kata has",
            found=f"{folder / settings.FILE} says {found.name}, and there is another",
            remedy="give it another name in that file, then the same command again",
        )
    told = {"folder": str(folder), "python": python}
    write_whole(
        _place(workbook) / f"{found.name}.json", json.dumps(told, indent=1) + "\n"
    )
    return AdoptedHouse(folder, found, workbook, python)


def house(workbook: House, name: str) -> AdoptedHouse | None:
    """The adopted kata of this name; None where there is none. Raises CalledWrongly where
    its folder, or its Python, is not there any more."""
    entry = next((one for one in entries_of(workbook) if one.name == name), None)
    if entry is None:
        return None
    if not entry.is_there:
        raise CalledWrongly(
            expected=f"the folder of {name}, {entry.folder}",
            found="it is not there any more, or is another's",
            remedy="if you have moved it, say where it is: ./scripts/go adopt FOLDER; if it is"
            " gone, adopt the notebook again, with --lock",
        )
    if not Path(entry.python).exists():
        raise CalledWrongly(
            expected=f"the Python in which {name} runs, {entry.python}",
            found="it is not there any more",
            remedy=f"choose another: ./scripts/go adopt {entry.folder} --python PATH",
        )
    return AdoptedHouse(
        entry.folder, settings.read(entry.folder), workbook, entry.python
    )


def house_of(workbook: House, path: Path) -> AdoptedHouse | None:
    """The adopted kata in whose folder a file lies, if there is one."""
    for entry in entries_of(workbook):
        if entry.folder in path.resolve().parents and entry.is_there:
            return house(workbook, entry.name)
    return None
