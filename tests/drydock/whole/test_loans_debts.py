"""What the lesson on debts says of this kata is there, and its helper leaves files alone."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from drydock.judging.reading.claims import places
from drydock.workbook.house import HERE
from drydock.workbook.lesson import Lesson
from drydock.workbook.loading import load

STAGE = HERE.stage("loans/11")
debts = load(STAGE.tests / "debts.py")
repository = load(STAGE.tests / "repository.py")


@pytest.fixture(name="helper", scope="module")
def _helper() -> Iterator[Any]:
    before = set(sys.modules)
    yield load(STAGE.lesson.with_name("debts_to_draw.py"))
    for name in set(sys.modules) - before:
        if name == "debts_to_draw":
            del sys.modules[name]


def test_each_point_of_the_ml_test_score_names_stages_and_files(helper: Any) -> None:
    found = helper.scores()
    sections = [one["section"] for one in found]
    assert [sections.count(name) for name in dict.fromkeys(sections)] == [7] * 4
    labels = {one.label for one in HERE.stages("loans")}
    for one in found:
        there = places(one["where"], STAGE.solution)
        assert one["points"] in ("0", "0.5", "1") and one["says"], one
        assert (float(one["points"]) > 0) == bool(there) == bool(one["stages"]), one
        assert not [place.fault for place in there if place.fault], one
        assert set(one["stages"].split()) <= labels, one


def test_the_debts_of_the_reference_are_no_longer_where_they_are_paid() -> None:
    text = (STAGE.solution / "DEBT.md").read_text("utf-8")
    assert "Two folders deep" not in (STAGE.solution / "Dockerfile").read_text("utf-8")
    assert "LOANS_LOG" not in (STAGE.solution / "Dockerfile").read_text("utf-8")
    assert "## Paid" in text
    assert debts.on_the_wall(debts.debts(STAGE.solution)).count("(") >= 10


def test_what_is_filled_in_is_left_alone_and_what_is_empty_is_told(
    helper: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "DEBT.md").write_text("mine", "utf-8")
    helper.begun(tmp_path)
    assert (tmp_path / "DEBT.md").read_text("utf-8") == "mine"
    assert (tmp_path / "HEALTH.md").read_text("utf-8") == helper.EMPTY["HEALTH.md"]
    helper.tell(tmp_path)
    assert helper.draw_wall(tmp_path) is helper.draw_health(tmp_path) is None
    assert "line 5 says ''" in capsys.readouterr().out


def test_the_pictures_say_in_words_what_they_show(helper: Any) -> None:
    folder = STAGE.solution
    wall, health = helper.draw_wall(folder).data, helper.draw_health(folder).data
    assert wall.count("FIRST: value 5, effort 2") == 1
    assert "prefers-color-scheme: dark" in wall
    assert "<title>The ratings: tests green, set-up green" in health


def test_the_table_of_the_task_is_what_the_check_asks() -> None:
    text = " ".join(Lesson(STAGE).text.split())
    for area in repository.GREEN:
        assert f"| {area} | " in text


def test_what_is_read_of_a_readme(tmp_path: Path) -> None:
    (tmp_path / "requirements.txt").write_text("pandas==3.1.1\n", "utf-8")
    (tmp_path / "train.py").touch()
    for text, lacks in {
        "```\nuv sync\npython train.py\npytest\n```\n": "starts",
        "uv sync, train, pytest, uvicorn\n": "installs",
        "```sh\nuv sync\njust train\njust test\njust serve\n```\n": "",
        "So:\n\n    uv sync\n    make train\n    make test\n\tmake serve\n": "",
    }.items():
        (tmp_path / "README.md").write_text(text, "utf-8")
        told = repository.about_set_up(tmp_path).lacks
        assert (lacks in told[0]) if lacks else not told
