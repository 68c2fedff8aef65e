"""The current stage of a kata: it follows the work, and can be set.

It is the first stage that has not passed, until a stage is set or passes: a PASS of the
current stage, or of a later one, moves on to the stage after it.
"""

from __future__ import annotations

import json
from pathlib import Path

from drydock import records
from drydock.files import write_whole
from drydock.layout import House, Stage


def current(house: House, kata: str) -> Stage | None:
    """The stage that a participant is at; None when all that have a check have passed."""
    number = _numbers(house).get(kata)
    stages = house.stages(kata)
    for stage in stages:
        if stage.number == number:
            return stage
    return next((one for one in stages if has_check(one) and not has_passed(one)), None)


def set_current(house: House, stage: Stage) -> None:
    """Makes `stage` the current one of its kata, until it or a later one passes."""
    _write(house, _numbers(house) | {stage.kata: stage.number})


def follow(stage: Stage) -> None:
    """Moves on to the next stage, after a PASS of `stage` that has been recorded."""
    now = current(stage.house, stage.kata)
    if now is None or now.number > stage.number:
        return
    numbers = _numbers(stage.house)
    numbers.pop(stage.kata, None)
    later = (x for x in stage.house.stages(stage.kata) if x.number > stage.number)
    ahead = next((one.number for one in later if has_check(one)), None)
    _write(stage.house, numbers if ahead is None else numbers | {stage.kata: ahead})


def has_check(stage: Stage) -> bool:
    return stage.tests.is_dir()


def has_passed(stage: Stage) -> bool:
    """Whether the participant's work has passed the stage, at whatever time."""
    record = records.read(stage)
    return record is not None and record.passed is not None


def _file(house: House) -> Path:
    return house.root / ".drydock" / "current.json"


def _numbers(house: House) -> dict[str, int]:
    """The number of the current stage of each kata where there is one on record."""
    try:
        found = json.loads(_file(house).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _write(house: House, numbers: dict[str, int]) -> None:
    write_whole(_file(house), json.dumps(numbers) + "\n")
