"""How long a participant's stages take: written down only where they asked for it.

What happens stands in `.drydock/times.jsonl`, a line each: that the clock was started or
stopped, that a check said something, that somebody went to a stage. It names stages and
times and nothing else, and stays on this machine.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from drydock.workbook.house import House, Stage

ON, OFF, PASS, GOTO = "on", "off", "PASS", "goto"


@dataclass(frozen=True)
class Event:
    """Something that happened. stage: such as titanic/07-clear-the-deck, "" where it is about
    none."""

    at: datetime
    what: str
    stage: str = ""


@dataclass(frozen=True)
class Taken:
    """What a stage took until it passed first: minutes with the clock on, and checks."""

    minutes: float
    checks: int


def _file(house: House) -> Path:
    return house.root / ".drydock" / "times.jsonl"


def events(house: House) -> list[Event]:
    """All that was written down, the first first; what cannot be read is left out."""
    try:
        lines = _file(house).read_text("utf-8").splitlines()
    except (OSError, ValueError):
        return []
    return [event for line in lines for event in _read(line)]


def _read(line: str) -> Iterator[Event]:
    with suppress(ValueError, TypeError, AttributeError):
        found: dict[str, Any] = json.loads(line)
        at = datetime.fromisoformat(found["at"])
        if at.tzinfo:
            yield Event(at, str(found["what"]), str(found.get("stage", "")))


def is_on(house: House) -> bool:
    """Whether the clock runs."""
    turned = [one.what for one in events(house) if one.what in (ON, OFF)]
    return turned[-1:] == [ON]


def turn(house: House, what: str) -> None:
    """Starts or stops the clock (ON, OFF)."""
    _add(house, what, "")


def note(stage: Stage, what: str) -> None:
    """Writes down what happened at a stage, if the clock runs and the disk lets it: a time
    that is lost spoils nothing else."""
    with suppress(OSError):
        if is_on(stage.house):
            _add(stage.house, what, f"{stage.kata}/{stage.name}")


def put_away(house: House) -> None:
    """Stops the clock for good, and keeps what it has shown in a file beside: whoever works
    in this folder next begins anew."""
    with suppress(OSError):
        at = f"{datetime.now(UTC):%Y%m%d-%H%M%S}"
        _file(house).rename(_file(house).with_name(f"times-until-{at}.jsonl"))


def _add(house: House, what: str, stage: str) -> None:
    at = datetime.now(UTC).isoformat(timespec="seconds")
    file = _file(house)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps({"at": at, "what": what, "stage": stage}) + "\n")


def taken(found: Iterable[Event]) -> dict[str, Taken]:
    """What each stage took, by its name: from when the clock was started, the stage before
    it passed, or somebody went to it. The time in which the clock was off does not count,
    nor does what is done to a stage that has passed already."""
    times: dict[str, Taken] = {}
    checks: dict[str, int] = {}
    seconds, since = 0.0, None
    for event in found:
        if since is not None:
            seconds += max(0.0, (event.at - since).total_seconds())
            since = event.at
        if event.what == ON:
            since = event.at
        elif event.what == OFF:
            since = None
        elif event.what == GOTO:
            seconds = 0.0
        elif event.stage not in times:
            checks[event.stage] = checks.get(event.stage, 0) + 1
            if event.what == PASS:
                times[event.stage] = Taken(seconds / 60, checks[event.stage])
                seconds = 0.0
    return times
