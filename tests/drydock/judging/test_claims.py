"""Which places a text names, and whether they are there; what a table claims."""

from __future__ import annotations

from pathlib import Path

import pytest

from drydock.judging.reading.claims import places, rows
from drydock.judging.reading.debt_wall import wall
from drydock.judging.reading.empty_answers import says_nothing

CODE = "LIMIT = 1\n\n\nclass Till:\n    def paid(self):\n        return LIMIT\n"


@pytest.fixture(name="work")
def _work(tmp_path: Path) -> Path:
    work = tmp_path / "exercises" / "cafe"
    (work / "tests").mkdir(parents=True)
    (work / "bill.py").write_text(CODE, "utf-8")
    (work / "broken.py").write_text("def paid(:\n", "utf-8")
    (work / "tests" / "test_bill.py").write_text("def test_it(): ...\n", "utf-8")
    for name in ("Dockerfile", ".dockerignore", "ci.yml"):
        (work / name).write_text("jobs:\n  publish:\n", "utf-8")
    return work


THERE = {
    "`bill.py`": ["bill.py"],
    "see bill.py, and ci.yml.": ["bill.py", "ci.yml"],
    "[the bill](bill.py)": ["bill.py"],
    "bill.py:4": ["bill.py:4"],
    "`bill.py:1-3`": ["bill.py:1-3"],
    "`bill.py::LIMIT`": ["bill.py::LIMIT"],
    "`bill.py::Till.paid`": ["bill.py::Till.paid"],
    "`bill.py::Till::paid`": ["bill.py::Till::paid"],
    "broken.py::paid": ["broken.py::paid"],
    "`paid()` in `bill.py`": ["bill.py"],
    "`test_it` in tests/": ["tests/"],
    "`tests`": ["tests"],
    "tests/*.py": ["tests/*.py"],
    "`tests/test_bill.py::test_it[a b]`": ["tests/test_bill.py::test_it[a b]"],
    "exercises/cafe/bill.py": ["exercises/cafe/bill.py"],
    "Dockerfile and `.dockerignore`": ["Dockerfile", ".dockerignore"],
    "`ci.yml::publish`": ["ci.yml::publish"],
    "`RUNBOOK.md` (missing)": ["RUNBOOK.md"],
    "everywhere, e.g. in 3.5 and/or v1.2": [],
    "https://example.org/bill.py": [],
}
FAULTS = {
    "`till.py`": "there is no till.py",
    "tests/test_till.py": "there is no tests/test_till.py",
    "/etc/hosts.txt": "there is no /etc/hosts.txt",
    "bill.py:40": "bill.py has 6 lines, and no line 40",
    "bill.py:2": "line 2 of bill.py is empty",
    "`bill.py::pay`": "bill.py has no pay",
    "`pay` in `bill.py`": "none of these files has pay",
    "`ci.yml::publ`": "ci.yml has no publ",
    "`tests/:3`": "tests/ is a folder, and has neither lines nor names",
    "`bill.py` (missing)": "bill.py is said to be missing, and it is there",
}


def test_places_that_are_there(work: Path) -> None:
    for text, expected in THERE.items():
        found = places(text, work, work.parent.parent)
        assert [one.text for one in found] == expected, text
        assert not any(one.fault for one in found), text
        assert any(one.missing for one in found) == ("missing" in text), text


def test_what_is_wrong_with_a_place(work: Path) -> None:
    for text, expected in FAULTS.items():
        found = places(text, work, work.parent.parent)
        assert [one.fault for one in found if one.fault] == [expected], text


def test_the_rows_of_all_tables_that_have_the_columns() -> None:
    text = """| What | x |
|---|---|
| other | table |

a | b
<!-- | What | Where |
|---|---|
| in a | comment | -->
| **Where** it is | No. | What |
| :-- | --: | --- |
| `a\\|b` | 1 | one |
| short |
"""
    assert [tuple(row) for row in rows(text, ("what", "where"))] == [
        (11, {"what": "one", "where": "`a|b`"}),
        (12, {"what": "", "where": "short"}),
    ]


def test_what_is_neither_high_nor_low_has_no_place_on_the_wall() -> None:
    shown = wall([("a", "high", "low"), ("b", "low", "high"), ("c", "", "")])
    assert "high value, low effort\n    a\n" in shown
    assert shown.endswith("low value, high effort\n    b\nno place yet\n    c")
    assert "no place yet" not in wall([("a", "high", "low")])


def test_words_in_the_place_of_an_answer() -> None:
    for text in ("", "...", "?", "TODO", "<fill in>", "tbd.", "-"):
        assert says_nothing(text), text
    for text in ("in May", "will be done"):
        assert not says_nothing(text), text
    assert says_nothing("will be done in May", "in may")
