"""Stages by the names that they had before, so that what was kept then is still known.

What is kept of a participant's way stands under the name of the stage that it is of, such
as `05-first-test`. Where a kata has been cut anew, `notebooks/<kata>/earlier.toml` says what
became of each stage that has another number or name now:

    [became]
    05-first-test = ["where-to-test", "first-test"]

It is the same stage where one slug stands there, or its own is among them. In the first
edition of the workbook, all was kept under the bare number, `05`.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from drydock.workbook.house import House, Stage

FILE = "earlier.toml"


def became(house: House, kata: str) -> dict[str, list[str]]:
    """The slugs of what each earlier stage has become, by its name; empty where none is
    named, or the file cannot be read."""
    try:
        text = (house.root / "notebooks" / kata / FILE).read_text("utf-8")
        table = tomllib.loads(text)["became"]
        return {str(name): [str(slug) for slug in table[name]] for name in table}
    except (OSError, ValueError, LookupError, TypeError):
        return {}


def kept_as(house: House, kata: str) -> dict[str, list[str]]:
    """For each earlier stage, by its name: what may be kept of it is under that name, or
    under the bare number, which belongs to the first of that number."""
    found: dict[str, list[str]] = {}
    numbers: set[str] = set()
    for name in became(house, kata):
        number = name.partition("-")[0]
        found[name] = [name] if number in numbers else [name, number]
        numbers.add(number)
    return found


def names(stage: Stage) -> list[str]:
    """The names under which something that is of this very stage may stand, the present one
    first."""
    kept, found = kept_as(stage.house, stage.kata), [stage.name]
    for name, slugs in became(stage.house, stage.kata).items():
        if _same(name, slugs) == stage.slug:
            found += kept[name]
    is_of_another = any(stage.label in spellings for spellings in kept.values())
    return found if is_of_another else [*found, stage.label]


def wholes(stage: Stage) -> list[str]:
    """The names under which something may stand that is of an earlier stage of which this
    one was only a part."""
    kept = kept_as(stage.house, stage.kata)
    return [
        spelling
        for name, slugs in became(stage.house, stage.kata).items()
        if stage.slug in slugs and _same(name, slugs) != stage.slug
        for spelling in kept[name]
    ]


def _same(name: str, slugs: list[str]) -> str | None:
    """The slug of what is still the same stage, if one is."""
    own = name.partition("-")[2]
    return slugs[0] if len(slugs) == 1 else own if own in slugs else None


def spelt(kept: str) -> str:
    """A name as it is spelt today: a number alone has two digits."""
    return f"{int(kept):02}" if kept.isdecimal() and len(kept) <= 2 else kept


def now(house: House, kata: str, kept: str) -> list[Stage]:
    """The stages that something is of which was kept under a name or a bare number; none
    where it is not known."""
    stages, kept = house.stages(kata), spelt(kept)
    for name, slugs in became(house, kata).items():
        if kept in kept_as(house, kata)[name]:
            return [one for one in stages if one.slug in slugs]
    return [one for one in stages if kept in (one.name, one.label)]


def place(folder: Path, stage: Stage, suffix: str = "") -> Path:
    """Where something of a stage stands in a folder, under whatever name; where it is to
    stand, if it is not there yet."""
    places = [folder / f"{name}{suffix}" for name in names(stage)]
    return next((one for one in places if one.exists()), places[0])
