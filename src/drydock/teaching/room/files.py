"""The results as files for other programs: CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from drydock.files import write_whole
from drydock.teaching.room.misconceptions import Misconception
from drydock.teaching.room.results import Row

COLUMNS = "who kata stage result said next same_as note source".split()
# What a program for tables would take for a formula.
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def write_csv(path: Path, rows: Sequence[Row]) -> None:
    """A line for each person and each stage that was judged; one for who could not be."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(COLUMNS)
    for line in _lines(rows):
        table.writerow([_harmless(one) for one in line])
    write_whole(path, text.getvalue())


def _lines(rows: Sequence[Row]) -> Iterator[tuple[str, ...]]:
    for row in rows:
        about = row.same_as, "; ".join(row.notes), row.source
        if not row.judged:
            word = "not judged" if row.fault else "not judged yet"
            yield row.who, row.kata, "", word, row.fault, "", *about
        for stage, one in sorted(row.judged.items()):
            mark = str(one.mark)
            yield row.who, row.kata, stage.label, mark, one.said, one.todo, *about


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULAS) else text


def write_json(path: Path, rows: Sequence[Row], found: Sequence[Misconception]) -> None:
    """All that is known, with every finding of each check."""
    told = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "people": [_row(row) for row in rows],
        "misconceptions": [_misconception(one) for one in found],
    }
    write_whole(path, json.dumps(told, indent=1) + "\n")


def _row(row: Row) -> dict[str, object]:
    stages = {
        stage.label: {
            "result": str(one.mark),
            "said": one.said,
            "next": one.todo,
            "findings": list(one.findings),
        }
        for stage, one in sorted(row.judged.items())
    }
    return {
        "who": row.who,
        "kata": row.kata,
        "stages": stages,
        "fault": row.fault,
        "same_as": row.same_as,
        "untouched": row.untouched,
        "notes": list(row.notes),
        "source": row.source,
    }


def _misconception(one: Misconception) -> dict[str, object]:
    hint = one.hint
    return {
        "stage": f"{one.stage.kata}/{one.stage.number}",
        "part": one.part,
        "says": one.says,
        "next": one.todo,
        "people": one.people,
        "of": one.of,
        "hint": hint and {"number": hint[0], "summary": hint[1].summary},
    }
