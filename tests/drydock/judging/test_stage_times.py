"""The clock of a participant: off until they start it, and true about breaks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from drydock.guidance.going import goto, start_over
from drydock.judging import records, stage_times
from drydock.judging.stage_times import Event, Taken, taken
from drydock.judging.verdict import Finding, Verdict, Word
from drydock.workbook.house import House

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def _day(*events: tuple[float, str, str]) -> dict[str, Taken]:
    """What was taken, by events: after how many minutes, what, at which stage."""
    return taken(Event(NOON + timedelta(minutes=at), *rest) for at, *rest in events)


def test_a_stage_takes_from_the_one_before_to_its_first_pass() -> None:
    found = _day(
        (0, "on", ""),
        (10, "FAIL", "a"),
        (12, "PASS", "a"),
        (20, "PASS", "a"),
        (32, "PASS", "b"),
    )
    assert found == {"a": Taken(12, 2), "b": Taken(20, 1)}


def test_a_break_does_not_count() -> None:
    found = _day((0, "on", ""), (5, "off", ""), (65, "on", ""), (70, "PASS", "a"))
    assert found == {"a": Taken(10, 1)}


def test_who_goes_to_a_stage_begins_there() -> None:
    found = _day((0, "on", ""), (50, "goto", "c"), (60, "PASS", "c"))
    assert found == {"c": Taken(10, 1)}


def test_a_clock_that_was_set_back_takes_nothing_away() -> None:
    found = _day((10, "on", ""), (5, "FAIL", "a"), (8, "PASS", "a"))
    assert found == {"a": Taken(3, 2)}


def _judged(house: House, word: Word) -> None:
    stage = house.stage("1")
    records.write(stage, "digest", Verdict([Finding("A part", word)]))


def test_nothing_is_written_down_unasked(house: House) -> None:
    _judged(house, Word.PASS)
    goto(house, house.stage("1"))
    assert not stage_times.events(house)
    assert not (house.root / ".drydock" / "times.jsonl").exists()


def test_what_happens_is_written_down_while_it_is_on(house: House) -> None:
    stage_times.turn(house, "on")
    _judged(house, Word.FAIL)
    (house.exercise("toy") / "toy.ipynb").write_text("{}")
    goto(house, house.stage("1"))
    stage_times.turn(house, "off")
    _judged(house, Word.PASS)
    found = [(one.what, one.stage) for one in stage_times.events(house)]
    stage = "toy/01-mend-it"
    assert found == [("on", ""), ("FAIL", stage), ("goto", stage), ("off", "")]


@pytest.mark.parametrize(
    "line", ["", "{", "3", '{"at": "noon"}', '{"at": "2026-01-01"}']
)
def test_a_line_that_cannot_be_read_is_left_out(house: House, line: str) -> None:
    stage_times.turn(house, "on")
    with (house.root / ".drydock/times.jsonl").open("a") as file:
        file.write(line + "\n")
    assert [one.what for one in stage_times.events(house)] == ["on"]


def test_whoever_comes_next_begins_anew(house: House) -> None:
    stage_times.turn(house, "on")
    (house.exercise("toy") / "toy.ipynb").write_text("{}")
    start_over(house)
    assert not stage_times.is_on(house)
    [kept] = (house.root / ".drydock").glob("times-until-*.jsonl")
    assert '"on"' in kept.read_text()


def test_a_time_that_cannot_be_written_down_spoils_no_verdict(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage_times.turn(house, "on")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(stage_times, "_add", full)
    _judged(house, Word.PASS)
    record = records.read(house.stage("1"))
    assert record and record.word == Word.PASS
