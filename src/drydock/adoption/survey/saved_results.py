"""How what was saved with a notebook differs from what a clean run gives."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from itertools import pairwise

from drydock.adoption.model import Adopted, Cell, Finding, Output, RanCell
from drydock.adoption.survey.sameness import plain

NUMBER = re.compile(
    r"(?<![\w.])[-+]?(?:\d+(?:,\d{3})*\.?\d*|\.\d+)(?:[eE][-+]?\d+)?(?![\w])"
)
# What says how long something took, or what was drawn: no result.
PASSED_OVER = re.compile(
    r"(?:CPU|Wall) times?:|\bper loop\b|<Figure|<Axes|<matplotlib|memory usage|\bit/s\b"
    r"|\bms/step\b|\bseconds?\b|\bsec\b|\belapsed\b|\btook\b|\[Parallel",
    re.IGNORECASE,
)
CLOSE = 1e-6
DIFFERS = "saved output differs"


def findings(adopted: Adopted) -> Iterator[Finding]:
    """Each cell whose saved numbers are others than those of a clean run, and whether the
    cells were last run in another order."""
    yield from _order(adopted.cells)
    if not (adopted.first and adopted.second):
        return
    both = zip(adopted.first.cells, adopted.second.cells, strict=True)
    for cell, (one, other) in zip(adopted.cells, both, strict=True):
        if one.status == other.status == "ok":
            yield from _of_cell(cell, one, other)


def _of_cell(cell: Cell, one: RanCell, other: RanCell) -> Iterator[Finding]:
    saved, now, again = map(_texts, (cell.saved_outputs, one.outputs, other.outputs))
    if now != again or not saved:
        return  # it differs each time: that is told elsewhere
    changed = _changed("\n".join(saved), "\n".join(now))
    if not changed:
        return
    line, before, after, number = changed
    more = f", {number - 1} more numbers differ" if number > 1 else ""
    yield Finding(
        rule=DIFFERS,
        certainty="sure",
        cell=cell.number,
        line=None,
        what=f"cell {cell.number} was saved with {before}; a clean run gives {after}"
        f" (line {line} of what it shows{more})",
        why="it was saved after cells had been run in another order or edited, with other"
        " data, or with other versions of libraries",
        remedy="restart, run all cells, look at what has changed, and save that",
        lesson="titanic/01",
        weight=75,
    )


def _texts(outputs: tuple[Output, ...]) -> list[str]:
    found = [plain(one.text) for one in outputs if one.kind == "text"]
    return [one for one in found if one]


def _changed(saved: str, now: str) -> tuple[int, str, str, int] | None:
    """The first number that differs: its line, saved and now, and how many do; None if
    the texts have no such number, or are not of the same form."""
    found: list[tuple[int, str, str]] = []
    lines, others = saved.splitlines(), now.splitlines()
    if len(lines) != len(others):
        return None
    for at, (line, other) in enumerate(zip(lines, others, strict=True), 1):
        if PASSED_OVER.search(line):
            continue
        if NUMBER.sub("#", line).split() != NUMBER.sub("#", other).split():
            return None
        pairs = zip(NUMBER.findall(line), NUMBER.findall(other), strict=True)
        found += [(at, *pair) for pair in pairs if not _close(*pair)]
    return (*found[0], len(found)) if found else None


def _close(one: str, other: str) -> bool:
    """Whether two numbers are the same, as far as the shorter one is written out."""
    first, second = (float(text.replace(",", "")) for text in (one, other))
    places = min(len(text.partition(".")[2]) for text in (one, other))
    rounding = 1.01 * 10.0**-places if "." in one + other else 0.0
    return math.isclose(first, second, rel_tol=CLOSE, abs_tol=rounding)


def _order(cells: tuple[Cell, ...]) -> Iterator[Finding]:
    counts = [(one.number, one.saved_count) for one in cells if one.saved_count]
    back = [pair for pair in pairwise(counts) if pair[1][1] < pair[0][1]]
    if not back:
        return
    (above, above_count), (below, below_count) = back[0]
    yield Finding(
        rule="run out of order",
        certainty="sure",
        cell=below,
        line=None,
        what=f"cell {below} was last run as [{below_count}], before cell {above} above it,"
        f" which was run as [{above_count}]",
        why="what was saved is not what running from the top gives: some results may be of"
        " an order that nobody knows any more",
        remedy="restart, run all cells, and save that",
        lesson="titanic/01",
        weight=40,
    )
