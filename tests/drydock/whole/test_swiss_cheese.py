"""The table of the last lesson of loans: which kind of test notices which wrong version.

That the table says what running everything gives is a long test. Each commit looks at the
table, and tries one service or server; the lesson tries what it draws.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from by_commit import a_share_of

from drydock.workbook.house import HERE
from drydock.workbook.loading import load

FOLDER = HERE.root / "tests" / "loans" / "whole_set"
cheese = load(FOLDER / "swiss_cheese.py")
WRONG = cheese.wrong_versions.wrong_versions()
TABLE = cheese.read()
QUICK = [one for one in WRONG if one.kind in ("service", "server")]


def _named(rows: list[dict[str, str]]) -> list[tuple[str, str, str]]:
    return [(row["stage"], row["kind"], row["name"]) for row in rows]


def _cells(rows: list[Any]) -> list[dict[str, str]]:
    return [dict(zip(cheese.HEADER, row.cells, strict=True)) for row in rows]


def test_every_kind_of_wrong_version_is_known() -> None:
    """Else the table would leave it out, and nobody would see that."""
    found = cheese.wrong_versions.folders_of_wrong_versions()
    assert found <= set(cheese.wrong_versions.KINDS)
    assert {one.kind for one in WRONG} == {row["kind"] for row in TABLE}


def test_the_table_has_each_wrong_version_once() -> None:
    """Otherwise run: .venv/bin/python tests/loans/whole_set/swiss_cheese.py

    The batches, which one module makes, are held by the long test.
    """
    there = [(o.stage.label, o.kind, o.name) for o in WRONG if o.kind != "batch"]
    assert Counter(there) == Counter(one for one in _named(TABLE) if one[1] != "batch")


def test_each_wrong_version_is_caught_by_some_slice() -> None:
    missed = [row for row in TABLE if "caught" not in [row[x] for x in cheese.SLICES]]
    assert not _named(missed)


def test_each_slice_catches_something_and_none_meets_everything() -> None:
    for one in cheese.SLICES:
        words = Counter(row[one] for row in TABLE)
        assert words["caught"] and words[""], one
        assert set(words) <= {"caught", "missed", ""}


@pytest.mark.parametrize("wrong", a_share_of(QUICK, len(QUICK)), ids=str)
def test_a_share_of_the_table_is_fresh(wrong: Any) -> None:
    """Otherwise run: .venv/bin/python tests/loans/whole_set/swiss_cheese.py"""
    with cheese.whole() as both:
        [answer] = list(both.asked([wrong], inherited=False))
        [found] = _cells(answer())
    [known] = [row for row in TABLE if _named([row]) == _named([found])]
    assert found | {cheese.INHERITED: ""} == known | {cheese.INHERITED: ""}


@pytest.mark.long
def test_the_whole_table_is_fresh() -> None:
    """Otherwise run: .venv/bin/python tests/loans/whole_set/swiss_cheese.py"""
    assert _cells(cheese.computed()) == TABLE


def test_a_test_is_told_apart_by_what_it_looks_at(tmp_path: Path) -> None:
    tests = tmp_path / "tests"
    tests.mkdir()
    (tests / "test_groups.py").write_text(
        "def test_no_group(model, groups): ...\ndef test_bands(few): ...\n", "utf-8"
    )
    suite = cheese.meetings.Suite(HERE.stage("loans/6"), tmp_path, None, None)
    file = "tests/test_groups.py"
    assert suite.slice_of(f"{file}::test_no_group[job]") == "stratified metric"
    assert suite.slice_of(f"{file}::test_bands") == "unit"
    assert suite.slice_of("tests/test_app.py::test_it") == "API"
    assert suite.slice_of("tests/test_new.py::test_it") == "unit"


def test_a_row_says_what_was_noticed_what_not_and_what_was_never_met() -> None:
    row = cheese.Row("06", "service", "a_lie", {"API": True, "unit": False})
    text = io.StringIO()
    csv.writer(text).writerow(row.cells)
    [found] = csv.DictReader(io.StringIO(text.getvalue()), fieldnames=cheese.HEADER)
    assert (found["API"], found["unit"], found["metric"]) == ("caught", "missed", "")
    assert found["inherited"] == ""
