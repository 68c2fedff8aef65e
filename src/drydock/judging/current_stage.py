"""The current stage of a kata: it follows the work, and can be set.

It is the stage that was set or gone to, until it or a later one passes: a PASS moves on
to the stage after it. Where nothing of that is known, it is the first that has not
passed. What is known stands beside the copies of what has passed, and goes away and comes
back with them (see `guidance.going`).
"""

from __future__ import annotations

from pathlib import Path

from drydock.files import write_whole
from drydock.judging import records
from drydock.safekeeping import passed_work
from drydock.workbook.house import House, Stage
from drydock.workbook.lesson import Lesson

NONE = "none"


def current(house: House, kata: str) -> Stage | None:
    """The stage that a participant is at; None when all that have a check have passed."""
    begun_at = passed_work.joined(house, kata).partition(" ")[0]
    known = _read(house, kata) or begun_at
    stages = house.stages(kata)
    for stage in stages:
        if str(stage.number) == known:
            return stage
    first = next((x.number for x in stages if str(x.number) == begun_at), 0)
    ahead = (stage for stage in stages if stage.number >= first and has_check(stage))
    return next((stage for stage in ahead if not has_passed(stage)), None)


def set_current(house: House, stage: Stage) -> None:
    """Makes `stage` the current one of its kata, until it or a later one passes."""
    write_whole(_file(house, stage.kata), str(stage.number))


def follow(stage: Stage) -> None:
    """Moves on to the next stage, after a PASS of `stage` that has been recorded."""
    now = current(stage.house, stage.kata)
    if now is None or now.number > stage.number:
        return
    later = (x for x in stage.house.stages(stage.kata) if x.number > stage.number)
    ahead = next((one.number for one in later if has_check(one)), NONE)
    write_whole(_file(stage.house, stage.kata), str(ahead))


def has_check(stage: Stage) -> bool:
    """Whether the stage is judged, also where its check has got lost."""
    return stage.tests.is_dir() or Lesson(stage).has_task


def has_passed(stage: Stage) -> bool:
    """Whether the participant's work has passed the stage, at whatever time."""
    record = records.read(stage)
    is_recorded = record is not None and record.passed is not None
    return is_recorded or passed_work.folder(stage).is_dir()


def _file(house: House, kata: str) -> Path:
    return passed_work.place(house, kata) / "current"


def _read(house: House, kata: str) -> str:
    try:
        return _file(house, kata).read_text("utf-8").strip()
    except (OSError, ValueError):
        return ""
