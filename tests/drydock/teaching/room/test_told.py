"""What is told of a group: tables, misconceptions, files and the page."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from drydock.teaching.room.files import write_csv, write_json
from drydock.teaching.room.misconceptions import in_groups, misconceptions
from drydock.teaching.room.page import write_page
from drydock.teaching.room.results import Row, judged
from drydock.teaching.room.table import lines, of_misconceptions
from drydock.workbook.house import HERE

EIGHT, NINE = HERE.stage("titanic/8"), HERE.stage("titanic/9")


def _failed(
    found: str,
    marks: Sequence[str] = (),
    at: str = "tests/x.py:1",
    title: str = "A part",
) -> dict[str, Any]:
    said = {name: f"{name} slips through." for name in marks}
    return {
        "word": "FAIL",
        "title": title,
        "found": found,
        "next": "look at add_derived_title",
        "marks": said,
        "decided_at": at,
    }


def _row(who: str, *findings: dict[str, Any], stage=EIGHT, **about: Any) -> Row:
    verdict = {"verdict": "FAIL" if findings else "PASS", "findings": list(findings)}
    row = Row(who, f"in/{who}", stage.kata, **about)
    row.judged[stage] = judged(stage, {"verdict": verdict})
    return row


def test_what_differs_in_names_and_numbers_alone_is_one() -> None:
    rows = [_row("ada", _failed("passenger 34 lacks x")), _row("bob")]
    rows += [_row("cy", _failed("passenger 7 lacks y"))]
    rows += [_row("dan", _failed("something else", at="tests/x.py:2"))]
    first, second = misconceptions(rows)
    assert (first.people, first.share) == (["ada", "cy"], "2 of 4")
    assert (second.people, second.share) == (["dan"], "1 of 4")


def test_wrong_code_that_slips_through_counts_each_by_itself() -> None:
    rows = [_row("ada", _failed("2 not noticed", ["mlle", "mme"]))]
    rows += [_row("bob", _failed("1 not noticed", ["mlle"], at="tests/x.py:9"))]
    found = {one.says: one.people for one in misconceptions(rows)}
    assert found == {
        "mlle slips through.": ["ada", "bob"],
        "mme slips through.": ["ada"],
    }


def test_what_the_same_people_meet_in_one_part_is_told_together() -> None:
    rows = [_row(who, _failed("2", ["mlle", "mme"])) for who in ("ada", "bob")]
    rows += [_row("cy", _failed("1", ["mrs"])), _row("dan", _failed("1", ["mrs"]))]
    rows += [_row("eve", _failed("1", ["mrs"], title="Another part"))]
    groups = in_groups(misconceptions(rows))
    assert [[one.says[:4] for one in group] for group in groups] == [
        ["mlle", "mme "],
        ["mrs "],
        ["mrs "],
    ]
    told = of_misconceptions(misconceptions(rows))
    assert sum(line.startswith("  Who: ada, bob") for line in told) == 1
    assert sum(line.startswith("  Said: ") for line in told) == 4


def test_only_the_first_part_that_fails_counts_and_all_that_slips_through() -> None:
    row = _row(
        "ada",
        _failed("first", title="One"),
        _failed("later", title="Two"),
        _failed("1 not noticed", ["mlle"], title="Three"),
    )
    assert [one.part for one in misconceptions([row])] == ["One", "Three"]


def test_people_of_other_stages_are_not_counted() -> None:
    rows = [_row("ada", _failed("x")), _row("bob", stage=NINE), _row("cy")]
    (found,) = misconceptions(rows)
    assert found.share == "1 of 2"


def test_the_most_told_sentence_stands_for_all_and_a_hint_helps() -> None:
    rows = [_row(who, _failed(who[:1])) for who in ("a1", "b1", "b2")]
    (found,) = misconceptions(rows)
    assert found.says == "b"
    assert found.hint is not None and 1 <= found.hint[0] <= 3


def test_the_table_fits_into_eighty_columns() -> None:
    rows = [
        _row(f"{'somebody with a long name ' * 2}{n}", _failed("x" * 200)) for n in "ab"
    ]
    rows += [_row("cy", stage=stage) for stage in HERE.stages("titanic")[1:]]
    rows += [Row("dan", "in/dan", fault="it is empty"), _row("eve", same_as="cy")]
    told = [line for line in lines(rows) if not line.startswith("To know")]
    assert max(map(len, told)) <= 80
    text = "\n".join(told)
    assert "NOT JUDGED\n  dan: it is empty" in text
    assert "08, Extract the title: 2 PASS, 2 FAIL" in text
    assert re.search(r"^eve +\.? .*PASS", text, re.MULTILINE)


def test_what_is_as_the_kata_begins_is_said_to_be_so() -> None:
    rows = [_row("ada", _failed("x"), untouched=True, same_as="bob"), _row("bob")]
    assert re.search(r"^ada +FAIL +nothing is changed yet$", lines(rows)[1])


def test_small_numbers_are_shown_as_such() -> None:
    told = "\n".join(of_misconceptions(misconceptions([_row("ada", _failed("x"))])))
    assert told.splitlines()[2].startswith("1 of 1  stage 08  A part")
    assert "%" not in told


def test_files_for_other_programs(tmp_path: Path) -> None:
    rows = [_row("=cmd|' /C calc'!A0", _failed("@x")), _row("bob", same_as="ada")]
    rows += [Row("cy", "in/cy", fault="it is empty")]
    write_csv(tmp_path / "x.csv", rows)
    with open(tmp_path / "x.csv", encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    assert [one["result"] for one in found] == ["FAIL", "PASS", "not judged"]
    assert found[0]["who"] == "'=cmd|' /C calc'!A0"
    assert found[2]["said"] == "it is empty"
    write_json(tmp_path / "x.json", rows, misconceptions(rows))
    told = json.loads((tmp_path / "x.json").read_text("utf-8"))
    assert [one["who"] for one in told["people"]] == [row.who for row in rows]
    assert told["people"][0]["stages"]["08"]["findings"][0]["found"] == "@x"
    assert told["misconceptions"][0]["people"] == [rows[0].who]


def test_the_page_has_no_names_and_no_work_unless_asked(tmp_path: Path) -> None:
    rows = [
        _row("<b>Ada", _failed("line 3 of ada's code")),
        _row("Bob", same_as="<b>Ada"),
    ]
    rows += [
        _row("Cy", _failed("1 not noticed", ["mlle"])),
        Row("Dan", "x", fault="empty"),
    ]
    page = tmp_path / "page.html"
    write_page(page, rows, misconceptions(rows))
    text = page.read_text("utf-8")
    for hidden in ("Ada", "Bob", "Cy", "Dan", "ada's code", "<script", "http-equiv"):
        assert hidden not in text
    *_, (number, hint) = [one.hint for one in misconceptions(rows) if one.hint]
    assert f"Hint {number}, {hint.summary}" in text and f"go hint 8 {number}<" in text
    assert hint.text[:40] not in text and "<details" not in text
    for shown in ("mlle slips through.", "1 of 3", "prefers-color-scheme"):
        assert shown in text
    assert "3 of 4 people judged" in text
    write_page(page, rows, misconceptions(rows), with_names=True, is_followed=True)
    text = page.read_text("utf-8")
    for shown in ("&lt;b&gt;Ada", "Bob", "ada&#x27;s code", 'http-equiv="refresh"'):
        assert shown in text
    assert not re.search(r'(?:src|href)="http', text)


def test_who_is_where_is_as_wide_as_a_name_however_many_stages_there_are(
    tmp_path: Path,
) -> None:
    rows = [_row("محمد", stage=stage) for stage in HERE.stages("titanic")[1:]]
    write_page(tmp_path / "page.html", rows, [], with_names=True)
    text = (tmp_path / "page.html").read_text("utf-8")
    assert "<li><span><bdi>محمد</bdi></span><span>08 PASS</span></li>" in text
    assert "Nothing is in the way" in text


def test_with_several_katas_a_stage_has_the_name_of_its_own(tmp_path: Path) -> None:
    loans = HERE.stage("loans/8")
    rows = [_row("ada", _failed("x")), _row("bob", _failed("y"), stage=loans)]
    found = misconceptions(rows)
    write_page(tmp_path / "page.html", rows, found)
    text = (tmp_path / "page.html").read_text("utf-8")
    assert "<h3>loans 08: A part</h3>" in text and "<h3>titanic 08: A part</h3>" in text
    assert any(
        line.startswith("1 of 1  stage loans 08") for line in of_misconceptions(found)
    )


def test_of_many_that_the_same_people_meet_some_are_told(tmp_path: Path) -> None:
    rows = [_row("ada", _failed("9", [f"m{number}" for number in range(9)]))]
    told = of_misconceptions(misconceptions(rows))
    assert sum(line.startswith("  Said: m") for line in told) == 5
    assert any("and 4 more of the kind" in line for line in told)
    write_page(tmp_path / "page.html", rows, misconceptions(rows))
    text = (tmp_path / "page.html").read_text("utf-8")
    assert text.count("slips through.</p>") == 5 and "And 4 more of the kind" in text
