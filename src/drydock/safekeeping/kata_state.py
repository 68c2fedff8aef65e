"""What a participant's state of a kata consists of, where it is at home and put away.

At home its parts are `exercises/<kata>/` and, in `.drydock/`, what is known of the way
through the kata: `passed/<kata>/`, `verdicts/<kata>/`, `hints/<kata>/`. A state that is
put away, such as a kept copy, is a folder with the same parts in it, of one kata or of
several.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

from drydock import files
from drydock.workbook.house import House, katas_in
from drydock.workbook.sameness import same

WORK = "exercises"
PARTS = (WORK, "passed", "verdicts", "hints")
ABOUT = "about.json"


def at_home(house: House, kata: str) -> dict[str, Path]:
    """Each part of the state that is there now, by its name."""
    known = {name: house.root / ".drydock" / name / kata for name in PARTS}
    return known | {WORK: house.exercise(kata)}


def put_away(state: Path, kata: str) -> dict[str, Path]:
    """Each part of a state that is put away, by its name."""
    return {name: state / name / kata for name in PARTS}


def katas(state: Path) -> list[str]:
    """The katas that a state is of; none where it is no state."""
    return katas_in(state / WORK)


def write_about(state: Path, known: dict[str, object]) -> None:
    """Notes beside a state what is to be known of it."""
    (state / ABOUT).write_text(json.dumps(known), "utf-8")


def about(state: Path) -> dict[str, object]:
    """The note beside a state; empty where there is none that can be read."""
    try:
        found = json.loads((state / ABOUT).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def contents(state: Path) -> Iterator[Path]:
    """All that would be lost with a state, by paths within it: each file and link, and
    each empty folder; what a desktop puts there by itself does not count."""
    for place, folders, names in os.walk(state):
        here = Path(place).relative_to(state)
        links = [name for name in folders if Path(place, name).is_symlink()]
        folders.sort()
        if not folders and not names and len(here.parts) > 2:
            yield here
        for name in sorted([*names, *links]):
            if here / name != Path(ABOUT) and not files.is_of_a_desktop(name):
                yield here / name


def is_same(first: Path, second: Path) -> bool:
    """Whether two states hold the same work, and the same has passed: one is enough."""
    mine, others = katas(first), katas(second)
    return (
        mine == others
        and not _beside(first)
        and all(
            same(put_away(first, kata)[part], put_away(second, kata)[part])
            for kata in mine
            for part in (WORK, "passed")
        )
    )


def _beside(state: Path) -> list[Path]:
    """What somebody has put into a state that is no part of it."""
    return [
        name
        for name in contents(state)
        if name.parts[0] not in PARTS or name.parts[1] not in katas(state)
    ]
