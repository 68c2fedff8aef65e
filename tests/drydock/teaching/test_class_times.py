"""What a group's stages took, from what its people hand in."""

from __future__ import annotations

from pathlib import Path

import pytest
import toy

from drydock.errors import CalledWrongly
from drydock.judging.stage_times import Taken
from drydock.teaching import class_times
from drydock.teaching.class_times import BEGIN, END, GUIDE, hand_in, read, table
from drydock.workbook.house import HERE, House

STAGE = "toy/01-mend-it"


def test_what_is_handed_in_is_read(tmp_path: Path) -> None:
    hand_in({STAGE: Taken(12.5, 3)}, tmp_path / "in" / "a.json")
    hand_in({}, tmp_path / "in" / "b.json")
    assert read([tmp_path / "in"]) == [{STAGE: Taken(12.5, 3)}, {}]


def test_no_file_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("mine")
    with pytest.raises(CalledWrongly, match="is there"):
        hand_in({}, tmp_path / "a.json")
    assert (tmp_path / "a.json").read_text() == "mine"


@pytest.mark.parametrize(
    "text, why",
    [
        ("", "no JSON"),
        ("[]", "another kind of file"),
        ("{}", "another kind of file"),
        ('{"minutes by stage": {"a": 3}}', "another kind of file"),
    ],
)
def test_another_file_is_named(tmp_path: Path, text: str, why: str) -> None:
    (tmp_path / "a.json").write_text(text)
    with pytest.raises(CalledWrongly, match=f"a.json: {why}"):
        read([tmp_path / "a.json"])


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CalledWrongly, match="a.json: No such file"):
        read([tmp_path / "a.json"])


@pytest.mark.parametrize("people", [[], [{}], [{"toy/09-gone": Taken(1, 1)}]])
def test_no_table_is_made_of_nothing(
    house: House, people: list[dict[str, Taken]]
) -> None:
    told = f"files: {len(people)}, and no stage of this workbook in them"
    with pytest.raises(CalledWrongly, match=told):
        table(house, people)


def test_quartiles_by_stage_with_how_many(house: House) -> None:
    people = [{STAGE: Taken(minutes, 1)} for minutes in (10, 20, 30, 40, 50)]
    people += [{"toy/09-gone": Taken(1, 1)}]
    assert table(house, people)[2:] == [
        "| toy 01 | 1 to 2 | 20 to 40 | 30 | 1 | 5 (few) |"
    ]


def test_enough_are_not_called_few_and_one_is_itself(house: House) -> None:
    row = table(house, [{STAGE: Taken(10, 2)}] * 8)[-1]
    assert row.endswith("| 10 to 10 | 10 | 2 | 8 |")
    row = table(house, [{STAGE: Taken(7, 2)}])[-1]
    assert row.endswith("| 7 to 7 | 7 | 2 | 1 (few) |")


def test_the_guide_has_a_place_for_it() -> None:
    text = (HERE.root / GUIDE).read_text("utf-8")
    assert text.index(BEGIN) < text.index(END)


def test_the_table_takes_the_place_of_the_one_before(house: House) -> None:
    toy.write(house.root, {GUIDE.as_posix(): f"above\n{BEGIN}old\n{END}below\n"})
    class_times.write_into_guide(house, ["| a |"])
    text = (house.root / GUIDE).read_text("utf-8")
    assert text == f"above\n{BEGIN}\n| a |\n\n{END}below\n"


def test_from_a_clock_to_a_table(house: House) -> None:
    house = toy.with_engine(house)
    assert "The clock is off" in toy.go(house, "time").stdout
    assert "The clock is on" in toy.go(house, "time", "on").stdout
    (house.exercise("toy") / "toy.ipynb").write_text(toy.notebook(toy.RIGHT))
    assert toy.go(house, "check", "1").returncode == 0
    assert f"{STAGE} " in toy.go(house, "time", "off").stdout
    assert "1 stages" not in toy.go(house, "time", "--write", "mine.json").stdout
    done = toy.go(house, "room", "times", "mine.json")
    assert "| toy 01 | 1 to 2 | 0 to 0 | 0 | 1 | 1 (few) |" in done.stdout
