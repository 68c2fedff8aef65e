"""Where two texts of one value differ, in a sentence.

Numbers with a fraction may differ by a millionth of their size: the same sum taken in
another order, or on another processor, does not come out the same in its last digits.
All else must be the same.
"""

from __future__ import annotations

import csv
import io
import math
import re

RELATIVE = 1e-6
ABSOLUTE = 1e-9
OF_SUMS = 1e-9  # of many values: one of them that is another changes little
NUMBER = re.compile(r"(?<![\w.])-?(?:\d+\.\d*(?:e[-+]?\d+)?|\d+e[-+]?\d+)(?![\w.])")
FREE = ("number", "mixed", "complex")
SHOWN = 60


def same_number(approved: str, now: str, relative: float = RELATIVE) -> bool:
    """Whether two texts are the same, or numbers that are so near."""
    if approved == now:
        return True
    try:
        first, second = float(approved), float(now)
    except ValueError:
        return False
    return math.isclose(first, second, rel_tol=relative, abs_tol=ABSOLUTE)


def same_line(approved: str, now: str) -> bool:
    """Whether two lines are the same, but for the last digits of their numbers."""
    if approved == now:
        return True
    if NUMBER.sub("#", approved) != NUMBER.sub("#", now):
        return False
    return all(map(same_number, NUMBER.findall(approved), NUMBER.findall(now)))


def difference(approved: str, now: str, *, is_table: bool) -> str:
    """How `now` differs from what is approved; nothing where it does not."""
    if approved == now:
        return ""
    return (_of_tables if is_table else _of_lines)(approved, now)


def _of_lines(approved: str, now: str) -> str:
    first, second = approved.splitlines(), now.splitlines()
    for place, (was, is_now) in enumerate(zip(first, second), 1):
        if not same_line(was, is_now):
            begin = next(
                (at for at, (a, b) in enumerate(zip(was, is_now)) if a != b),
                min(len(was), len(is_now)),
            )
            return (
                f"line {place}: approved {_cut(was, begin)}, now {_cut(is_now, begin)}"
            )
    if len(first) != len(second):
        return f"{len(second):,} lines, approved are {len(first):,}"
    return ""


def _cut(text: str, begin: int) -> str:
    """A text from a little before the place that matters."""
    at = max(0, begin - SHOWN // 3)
    shown = text[at : at + SHOWN]
    return ("..." if at else "") + shown + ("..." if at + SHOWN < len(text) else "")


def _of_tables(approved: str, now: str) -> str:
    first, second = (list(csv.reader(io.StringIO(one))) for one in (approved, now))
    if len(first) < 2 or len(second) < 2:
        return _of_lines(approved, now)
    if first[0] != second[0]:
        return _names_differ(first[0], second[0])
    if len(first) != len(second):
        return f"{len(second) - 2:,} rows, approved are {len(first) - 2:,}"
    for at, name in enumerate(first[0]):
        kind, other = first[1][at], second[1][at]
        if kind != other:
            return f"{name or 'the index'} is {other}, approved is {kind}"
    found = [
        text for at in range(len(first[0])) if (text := _of_column(at, first, second))
    ]
    return "; ".join(found[:3])


def _names_differ(first: list[str], second: list[str]) -> str:
    gone = [one for one in first if one not in second]
    new = [one for one in second if one not in first]
    if gone or new:
        parts = [f"without the column {one}" for one in gone]
        parts += [f"with the column {one}, which is not approved" for one in new]
        return ", ".join(parts[:5])
    return f"columns in the order {', '.join(second)}; approved: {', '.join(first)}"


def _of_column(at: int, first: list[list[str]], second: list[list[str]]) -> str:
    kind, name = first[1][at], first[0][at] or "the index"
    relative = OF_SUMS if kind == "sum" else RELATIVE
    pairs = list(zip(first[2:], second[2:]))
    if kind in FREE or kind == "sum":
        wrong = [
            (was, now)
            for was, now in pairs
            if not same_number(was[at], now[at], relative)
            and not (kind == "mixed" and same_line(was[at], now[at]))
        ]
    else:
        wrong = [(was, now) for was, now in pairs if was[at] != now[at]]
    if not wrong:
        return ""
    was, now = wrong[0]
    row = f"row {was[0]}, " if at else ""
    return (
        f"{name} differs in {len(wrong):,} of {len(pairs):,} rows; first: {row}approved"
        f" {was[at][:SHOWN] or 'nothing'}, now {now[at][:SHOWN] or 'nothing'}"
    )
