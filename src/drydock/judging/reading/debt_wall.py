"""Notes on a wall: four fields, by what paying a debt gains and what it costs."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

LEFT = "no place yet"
FIELDS = tuple(
    f"{value} value, {effort} effort"
    for value, effort in product(("high", "low"), ("low", "high"))
)


def wall(notes: Iterable[tuple[str, str, str]]) -> str:
    """The notes below the name of their field; what is neither high nor low has none yet.

    notes: of each its heading, and its value and its effort, each "high", "low" or "".
    """
    fields: dict[str, list[str]] = {name: [] for name in (*FIELDS, LEFT)}
    for title, value, effort in notes:
        field = f"{value} value, {effort} effort"
        fields[field if field in FIELDS else LEFT].append(title)
    if not fields[LEFT]:
        del fields[LEFT]
    lines = [[name, *(f"    {one}" for one in fields[name] or "-")] for name in fields]
    return "\n".join("\n".join(one) for one in lines)
