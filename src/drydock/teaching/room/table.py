"""People by stages, as lines for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from drydock.detail import aligned, cut
from drydock.teaching.room.misconceptions import Misconception, in_groups
from drydock.teaching.room.results import Mark, Row
from drydock.workbook.house import Stage
from drydock.workbook.lesson import Lesson

WIDTH = 80
NAME_AT_MOST = 24
GAP = "  "
SAID_AT_LEAST = 16
NAMED_AT_MOST = 6
SHOWN_AT_MOST, LINES_AT_MOST = 12, 5
NOT_JUDGED = "."
UNTOUCHED = "nothing is changed yet"


def lines(rows: Sequence[Row]) -> list[str]:
    """A table for each kata, then who could not be judged, and what is to be known."""
    return [*_tables(rows), *_not_judged(rows), *_notes(rows)]


def _tables(rows: Sequence[Row]) -> Iterator[str]:
    for kata in sorted({row.kata for row in rows if row.kata}):
        mine = [row for row in rows if row.kata == kata]
        stages = sorted({stage for row in mine for stage in row.judged})
        name = min(max(len(row.who) for row in mine), NAME_AT_MOST)
        most = max((WIDTH - name) // _cell(mine), 1)
        for start in range(0, max(len(stages), 1), most):
            yield from _block(kata, mine, stages[start : start + most], name)
            yield ""
        yield from (_count(stage, mine) for stage in stages)
        yield ""


def _cell(rows: Sequence[Row]) -> int:
    """How wide a column is, with what parts it from the one before."""
    marks = [len(one.mark) for row in rows for one in row.judged.values()]
    return max(marks, default=len(Mark.PASS)) + len(GAP)


def _block(kata: str, rows: list[Row], stages: list[Stage], name: int) -> list[str]:
    """Those of whom something is known at one of the stages; all who are nowhere yet."""
    table = [[kata, *(stage.label for stage in stages), ""]]
    room = WIDTH - max(name, len(kata)) - _cell(rows) * len(stages) - len(GAP)
    for row in rows:
        if row.judged and not row.judged.keys() & set(stages):
            continue
        marks = [_mark(row, stage) for stage in stages]
        said = cut(_in_short(row), room) if room > SAID_AT_LEAST else ""
        table.append([cut(row.who, NAME_AT_MOST), *marks, said])
    return aligned(table)


def _mark(row: Row, stage: Stage) -> str:
    found = row.judged.get(stage)
    return str(found.mark) if found else NOT_JUDGED


def _in_short(row: Row) -> str:
    if row.is_waiting:
        return "not judged yet"
    if row.untouched:
        return UNTOUCHED
    if row.same_as:
        return f"the same as {row.same_as}"
    return row.stopped.said if row.stopped else ""


def _count(stage: Stage, rows: list[Row]) -> str:
    marks = Counter(row.judged[stage].mark for row in rows if stage in row.judged)
    told = ", ".join(f"{marks[mark]} {mark}" for mark in Mark if marks[mark])
    return f"{Lesson(stage).name}: {told}"


def _not_judged(rows: Sequence[Row]) -> list[str]:
    found = [row for row in rows if row.fault]
    if not found:
        return []
    return ["NOT JUDGED", *(f"  {row.who}: {row.fault}" for row in found), ""]


def _notes(rows: Sequence[Row]) -> list[str]:
    told = [f"To know: {row.who}: {note}" for row in rows for note in row.notes]
    told += [
        f"To know: {row.who} has handed in the very same as {row.same_as}"
        for row in rows
        if row.same_as and not row.untouched
    ]
    return [*told, ""] if told else []


def of_misconceptions(found: Sequence[Misconception]) -> list[str]:
    """What is in the way of how many, worst first, each with the hint that helps."""
    if not found:
        return []
    told = ["What is in the way, of most people first:", ""]
    groups = in_groups(found)
    is_of_one_kata = len({one.stage.kata for one in found}) == 1
    for one, *others in groups[:SHOWN_AT_MOST]:
        label = one.stage.label if is_of_one_kata else str(one.stage)
        told.append(f"{one.share}  stage {label}  {one.part}")
        told += [f"  Said: {each.says}" for each in (one, *others)[:LINES_AT_MOST]]
        if (more := len(others) + 1 - LINES_AT_MOST) > 0:
            told.append(
                f"  Said: and {more} more of the kind; --json FILE has all of them"
            )
        told.append(f"  Next: {one.todo}")
        if hint := one.hint:
            number, text = hint
            told.append(f"  Hint: {number} of the lesson: {text.summary}")
        more = len(one.people) - NAMED_AT_MOST
        names = ", ".join(one.people[:NAMED_AT_MOST])
        told.append(f"  Who: {names}{f' and {more} more' if more > 0 else ''}")
        told.append("")
    if (more := len(groups) - SHOWN_AT_MOST) > 0:
        told.append(f"And {more} more, of fewer people; --json FILE has all of them.")
    return told
