"""The stage that a file belongs to, for an editor that asks for "what is open"."""

from __future__ import annotations

from pathlib import Path

from drydock.errors import CalledWrongly
from drydock.judging import current_stage
from drydock.workbook.house import House, Stage


def stage_of(house: House, wanted: str) -> Stage | None:
    """The stage of a lesson, a check or a solution, or of a file in one; of a file in an
    exercise, the current stage of its kata (the last if all have passed).

    None where `wanted` is no file. Raises CalledWrongly for a file of no kata.
    """
    path = Path(wanted).absolute()
    if not path.is_file():
        return None
    around = {path, *path.parents}
    for kata in house.katas:
        stages = house.stages(kata)
        if house.exercise(kata) in around:
            return current_stage.current(house, kata) or stages[-1]
        for stage in stages:
            if around & {stage.lesson, stage.tests, stage.solution}:
                return stage
    raise CalledWrongly(
        expected="a file of a lesson or of an exercise",
        found=wanted,
        remedy="open one of those in your editor, or leave the file out: the current"
        " stage is checked then",
    )
