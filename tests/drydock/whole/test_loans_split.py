"""What stage 03 of the loans kata says of a file that should name the loans held out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from drydock.workbook.house import HERE
from drydock.workbook.loading import load

STAGE = HERE.stage("loans/3")
held_out_rows = load(STAGE.tests / "held_out_rows.py")
REFERENCE = (STAGE.solution / "held_out.csv").read_text("utf-8")
ROWS = [int(line) for line in REFERENCE.split()[1:]]
OTHERS = sorted({*range(1000)} - {*ROWS})


def _file(rows: Iterable[object], header: str = "row", line: str = "{}") -> str:
    return "\n".join([header, *(line.format(row) for row in rows), ""])


@pytest.mark.parametrize(
    ("text", "found", "remedy"),
    [
        ("", "it is empty", "hint 1"),
        (_file(ROWS[1:], str(ROWS[0])), f"first line is {ROWS[0]}, a number", "to_frame"),
        (_file(ROWS, ",credit_risk", "{},1"), "these numbers has no name", "index=False"),
        (_file(ROWS, "index,x", "{},1"), "these numbers is called index", "to_frame"),
        (_file(ROWS, "Row"), "these numbers is called Row", "to_frame"),
        (_file(ROWS, "row;x", "{};1"), "it has 'row;x'", "by commas"),
        (_file(range(3), "a,b", "{},1"), "it has a, b, and no row", "hint 1"),
        (_file((r + 1 for r in ROWS)), "each number is 1 too high", "count the loans from 0"),
        (_file(range(250)), "it names the rows 0 to 249", "before you reset it"),
        (_file(["True", "False"]), "one of its lines says True", "the numbers of the loans"),
        (_file(["a"]), "not every row is a number: one is 'a'", "hint 1"),
        (_file(OTHERS), "it names the 750 others", "hint 1"),
        (_file(ROWS[1:]), f"249 rows: 1 are missing; the first is {ROWS[0]}", "hint 1"),
        (_file([*ROWS, ROWS[0]]), "251 rows, 250 of them different", "hint 1"),
        (_file([*ROWS[1:], OTHERS[0]]), f"not among those 250; the first is {OTHERS[0]}",
         "hint 1"),
    ],
)  # fmt: skip
def test_it_is_said_what_is_wrong_with_the_file(
    tmp_path: Path, text: str, found: str, remedy: str
) -> None:
    path = tmp_path / "held_out.csv"
    path.write_text(text, "utf-8")
    fault = held_out_rows.fault(path, set(ROWS))
    assert found in fault.found
    assert remedy in fault.remedy


@pytest.mark.parametrize(
    "text",
    [
        REFERENCE,
        _file(ROWS[::-1], "by,row", "seed 42,{}.0"),
        _file(ROWS, ",row", "0,{}"),
        f"\ufeff{REFERENCE}",
    ],
)
def test_a_file_may_be_written_in_several_ways(tmp_path: Path, text: str) -> None:
    path = tmp_path / "held_out.csv"
    path.write_text(text, "utf-8")
    assert held_out_rows.fault(path, set(ROWS)) is None
