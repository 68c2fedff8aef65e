"""The stage that a command is about, as people name it."""

from __future__ import annotations

from typing import Annotated

import typer

from drydock.workbook.house import HERE, Stage

# pylint: disable=import-outside-toplevel

StageArgument = Annotated[
    str | None,
    typer.Argument(
        help="A number, such as 7 or titanic/7, or a file of a lesson or of an exercise."
        " Without it: the current stage."
    ),
]


def stage_asked_for(wanted: str | None) -> Stage:
    """The stage asked for, or the current one of a kata; the last if all have passed."""
    from drydock.guidance import open_file
    from drydock.judging import current_stage

    if wanted is not None and wanted not in HERE.katas:
        return open_file.stage_of(HERE, wanted) or HERE.stage(wanted)
    kata = HERE.kata(wanted)
    return current_stage.current(HERE, kata) or HERE.stages(kata)[-1]
