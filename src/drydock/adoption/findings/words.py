"""How places in a notebook are told."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import groupby
from typing import TypeVar

from drydock.detail import listed

SHOWN = 6

Place = TypeVar("Place")


def at(cell: int, line: int | None = None) -> str:
    """A place as a person finds it: "cell 3, line 2"."""
    return f"cell {cell}" if line is None else f"cell {cell}, line {line}"


def in_cells(numbers: Iterable[int]) -> str:
    """Cells as a person lists them: "cell 3", "cells 3 to 5 and 9"."""
    cells = sorted(set(numbers))
    runs = []
    for _, pairs in groupby(enumerate(cells), lambda pair: pair[1] - pair[0]):
        run = [number for _, number in pairs]
        if len(run) > 2:
            runs.append(f"{run[0]} to {run[-1]}")
        else:
            runs += map(str, run)
    return f"{'cell' if len(cells) == 1 else 'cells'} {some(runs)}"


def first_of_each(
    places: Iterable[Place], by: Callable[[Place], Hashable]
) -> list[Place]:
    """Of the places that `by` gives the same for, the first; in their order."""
    found: dict[Hashable, Place] = {}
    for place in places:
        found.setdefault(by(place), place)
    return list(found.values())


def some(texts: Sequence[str], most: int = SHOWN) -> str:
    """A list of texts, cut where it is long: "a, b and 5 more"."""
    if len(texts) <= most + 1:
        return listed(texts)
    return f"{', '.join(texts[:most])} and {len(texts) - most} more"


def count(number: int, thing: str, things: str = "") -> str:
    """A number with what is counted: "1 cell", "3 cells"."""
    return f"{number} {thing if number == 1 else things or thing + 's'}"
