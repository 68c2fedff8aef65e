"""The map of a kata: its stages in a row, the one where you are, and what comes on board."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from drawing import circle, path, picture, text

from drydock.workbook.house import Stage
from drydock.workbook.lesson import Lesson

WIDTH, EDGE, ROUTE = 900, 40, 84
LINE, LETTER = 16, 6.3  # how high a line of a name is, and how wide a letter at most
MARGIN = 14


@dataclass(frozen=True)
class Flag:
    """What comes on board at a stop: names one above the other, the last one at `bottom`,
    and a line from there down to the stop."""

    x: int
    bottom: int
    names: list[str]

    @property
    def top(self) -> int:
        """The upper end of its first name."""
        return self.bottom - LINE * len(self.names)

    def touches(self, other: Flag) -> bool:
        """Whether a name of one lies on a name of the other."""
        half, others = (max(map(len, one.names)) * LETTER / 2 for one in (self, other))
        beside = self.top >= other.bottom or other.top >= self.bottom
        return abs(self.x - other.x) < half + others and not beside


def draw(stage: Stage) -> str:
    """The map with one stage marked: those before it are full, those after it empty."""
    stages = stage.house.stages(stage.kata)
    apart = (WIDTH - 2 * EDGE) // max(len(stages) - 1, 1)
    at = {one.number: EDGE + n * apart for n, one in enumerate(stages)}
    parts = [path(f"M{EDGE} {ROUTE}H{at[stages[-1].number]}", "line")]
    for one in stages:
        parts += _stop(one, at[one.number], stage.number)
    new = {one.number: names for one in stages if (names := _new_in(one))}
    flags: list[Flag] = []
    for number, names in new.items():
        flags.append(_free(at[number], names, flags))
        parts += _drawn(flags[-1])
    parts.append(_here(stage, at[stage.number]))
    says = f"Map of the kata {stage.kata}, with stage {stage.label} marked"
    top = min([0, *(flag.top - MARGIN for flag in flags)])
    return picture(WIDTH, 150, says, parts, top)


def _stop(one: Stage, x: int, here: int) -> Iterator[str]:
    if one.number == here:
        yield circle("core", x, ROUTE, 19)
        yield text(x, ROUTE + 5, one.label, "strong")
    elif one.number < here:
        yield circle("full", x, ROUTE, 13)
        yield text(x, ROUTE + 5, one.label, "on small")
    else:
        yield circle("page-line", x, ROUTE, 13)
        yield text(x, ROUTE + 5, one.label, "small")


def _here(stage: Stage, x: int) -> str:
    """The title, below the stop; near an edge it begins or ends there."""
    where = {x < 200: "left", x > WIDTH - 200: "right"}.get(True, "")
    x = {"left": x - 19, "right": x + 19}.get(where, x)
    return text(
        x, ROUTE + 48, f"You are here: {Lesson(stage).title}", f"strong {where}"
    )


def _new_in(one: Stage) -> list[str]:
    """The files and folders that its solution has and the one before it has not."""
    start = one.house.before(one)
    return sorted(_names(one) - _names(start)) if start != one else []


def _names(stage: Stage) -> set[str]:
    folder = stage.solution
    if not folder.is_dir():
        return set()
    return {
        p.name + "/" * p.is_dir() for p in folder.iterdir() if p.name[0] not in "._"
    }


def _free(x: int, names: list[str], placed: list[Flag]) -> Flag:
    """The lowest flag above a stop that touches none of those before it."""
    bottom = ROUTE - 30
    while any(Flag(x, bottom, names).touches(one) for one in placed):
        bottom -= LINE
    return Flag(x, bottom, names)


def _drawn(flag: Flag) -> Iterator[str]:
    yield path(f"M{flag.x} {flag.bottom + 5}V{ROUTE - 19}", "thin")
    for n, name in enumerate(reversed(flag.names)):
        yield text(flag.x, flag.bottom - LINE * n, name, "small")
