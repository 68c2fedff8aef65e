"""The map of a kata: its stages in a row, the one where you are, and what comes on board."""

from __future__ import annotations

from collections.abc import Iterator

from drawing import circle, path, picture, text

from drydock.workbook.house import Stage
from drydock.workbook.lesson import Lesson

WIDTH, EDGE, ROUTE = 900, 40, 84


def draw(stage: Stage) -> str:
    """The map with one stage marked: those before it are full, those after it empty."""
    stages = stage.house.stages(stage.kata)
    apart = (WIDTH - 2 * EDGE) // max(len(stages) - 1, 1)
    at = {one.number: EDGE + n * apart for n, one in enumerate(stages)}
    parts = [path(f"M{EDGE} {ROUTE}H{at[stages[-1].number]}", "line")]
    for one in stages:
        parts += _stop(one, at[one.number], stage.number)
    new = {one.number: names for one in stages if (names := _new_in(one))}
    for n, (number, names) in enumerate(new.items()):
        parts += _flag(at[number], names, 18 * (n % 2))
    parts.append(_here(stage, at[stage.number]))
    says = f"Map of the kata {stage.kata}, with stage {stage.label} marked"
    return picture(WIDTH, 150, says, parts)


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


def _flag(x: int, names: list[str], above: int) -> Iterator[str]:
    """What comes on board at a stop; above: how much higher than usual, so that neighbours
    do not touch."""
    top = ROUTE - 30 - above
    yield path(f"M{x} {top + 5}V{ROUTE - 19}", "thin")
    for n, name in enumerate(reversed(names)):
        yield text(x, top - 16 * n, name, "small")
