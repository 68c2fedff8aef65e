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
from drydock.workbook import earlier_names
from drydock.workbook.house import House, Stage
from drydock.workbook.lesson import Lesson

NONE = "none"


def current(house: House, kata: str) -> Stage | None:
    """The stage that a participant is at; None when all that have a check have passed."""
    begun = begun_at(house, kata)
    known = read(house, kata)
    there = earlier_names.now(house, kata, known) if known else begun
    if there:
        return next((one for one in there if not has_passed(one)), there[-1])
    first = begun[0].number if begun else 0
    ahead = (one for one in house.stages(kata) if one.number >= first)
    return next((one for one in ahead if has_check(one) and not _is_done(one)), None)


def begun_at(house: House, kata: str) -> list[Stage]:
    """The stage at which a participant has begun; what it was cut into, if it was since."""
    name = passed_work.joined(house, kata).partition(" ")[0]
    return earlier_names.now(house, kata, name)


def set_current(house: House, stage: Stage) -> None:
    """Makes `stage` the current one of its kata, until it or a later one passes."""
    write_whole(_file(house, stage.kata), stage.name)


def follow(stage: Stage) -> None:
    """Moves on to the next stage, after a PASS of `stage` that has been recorded."""
    now = current(stage.house, stage.kata)
    if now is None or now.number > stage.number:
        return
    later = (x for x in stage.house.stages(stage.kata) if x.number > stage.number)
    ahead = next((one.name for one in later if has_check(one)), NONE)
    write_whole(_file(stage.house, stage.kata), ahead)


def has_check(stage: Stage) -> bool:
    """Whether the stage is judged, also where its check has got lost."""
    return stage.tests.is_dir() or Lesson(stage).has_task


def has_passed(stage: Stage) -> bool:
    """Whether the participant's work has passed the stage, at whatever time."""
    record = records.read(stage)
    is_recorded = record is not None and record.passed is not None
    return is_recorded or passed_work.folder(stage).is_dir()


def _is_done(stage: Stage) -> bool:
    """Whether it has passed, or something of which it was a part has, before it was cut."""
    place = passed_work.place(stage.house, stage.kata)
    return has_passed(stage) or any(
        (place / name).is_dir() for name in earlier_names.wholes(stage)
    )


def _file(house: House, kata: str) -> Path:
    return passed_work.place(house, kata) / "current"


def read(house: House, kata: str) -> str:
    """What is written down: the name of a stage, as it was then, or "none"; empty where
    nothing is."""
    try:
        return _file(house, kata).read_text("utf-8").strip()
    except (OSError, ValueError):
        return ""
