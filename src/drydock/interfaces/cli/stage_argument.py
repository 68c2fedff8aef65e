"""The stage, or the kata, that a command is about, as people name it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from drydock.adoption.voyage.adopted_house import AdoptedHouse
from drydock.workbook.house import HERE, House, Stage

# pylint: disable=import-outside-toplevel

StageArgument = Annotated[
    str | None,
    typer.Argument(
        help="A number, such as 7 or titanic/7, or a file of a lesson or of an exercise."
        " Without it: the current stage."
    ),
]
KataArgument = Annotated[
    str | None,
    typer.Argument(help="An adopted kata; without it: the workbook's own."),
]


def stage_asked_for(wanted: str | None) -> Stage:
    """The stage asked for, or the current one of a kata; the last if all have passed."""
    from drydock.guidance import open_file
    from drydock.judging import current_stage

    house = house_meant(wanted)
    kata = house.katas[0] if isinstance(house, AdoptedHouse) else None
    if wanted is not None and kata is None and wanted not in HERE.katas:
        return open_file.stage_of(HERE, wanted) or HERE.stage(wanted)
    if wanted is not None and kata and wanted.startswith(f"{kata}/"):
        return house.stage(wanted)
    named = kata or house.kata(wanted)
    return current_stage.current(house, named) or house.stages(named)[-1]


def house_meant(wanted: str | None) -> House:
    """The house that a stage, a kata or a file is of."""
    from drydock.adoption.voyage import register

    if wanted is None:
        return HERE
    kata = wanted.partition("/")[0]
    found = None if kata in HERE.katas else register.house(HERE, kata)
    return found or register.house_of(HERE, Path(wanted)) or HERE


def house_of(kata: str | None) -> House:
    """The house of a kata: the workbook, or the adopted folder of that name. Raises
    CalledWrongly where the kata is none."""
    from drydock.adoption.voyage import register

    if kata is not None and kata not in HERE.katas:
        if found := register.house(HERE, kata):
            return found
        HERE.kata(kata)
    return HERE


def house_with(copy: str | None) -> House:
    """The house that has a kept copy of this name, or the kata of this name."""
    from drydock.adoption.voyage import register
    from drydock.safekeeping.kept_copies import copies

    adopted = [register.house(HERE, name) for name in register.names(HERE)]
    if copy is not None and copy not in HERE.katas:
        for house in [HERE, *filter(None, adopted)]:
            if copy in house.katas or any(copy in one.name for one in copies(house)):
                return house
    return HERE
