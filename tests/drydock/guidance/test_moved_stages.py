"""Somebody in the middle of a kata that was cut anew finds their way, and all that they had."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import toy

from drydock.guidance import going, hints, moved_stages
from drydock.guidance.board import board
from drydock.interfaces.report import BoardReport
from drydock.judging import current_stage, records
from drydock.judging.verdict import Finding, Verdict, Word
from drydock.safekeeping import passed_work
from drydock.safekeeping.kept_copies import copies
from drydock.workbook import earlier_names
from drydock.workbook.house import HERE, House
from drydock.workbook.workspace import Workspace, digest

# The kata had the stages 01 mend-it, 02 both, 03 more, 04 split and 05 last.
NOW = ("02-first-half", "03-both", "04-more", "05-left", "06-right", "07-last")
EARLIER = """
[became]
02-both = ["first-half", "both"]
03-more = ["more"]
04-split = ["left", "right"]
05-last = ["last"]
"""


@pytest.fixture(name="house")
def _house(house: House) -> House:
    """A kata that was cut anew: two stages became two each, and numbers moved on."""
    for name in NOW:
        lesson = toy.notebook(
            f"# {name}", *map(toy.HINT.format, "123"), metadata=toy.LESSON
        )
        check = f"tests/toy/stage_{name.replace('-', '_')}/test_it.py"
        texts = {f"notebooks/toy/{name}.ipynb": lesson, check: ""}
        texts[f"solutions/toy/{name}/toy.ipynb"] = toy.notebook(f"rows = '{name}'")
        toy.write(house.root, texts)
    toy.write(house.root, {"notebooks/toy/earlier.toml": EARLIER})
    return house


def _was_there(house: House, *passed: str, current: str = "", joined: str = "") -> None:
    """As the first edition has left it: all under bare numbers."""
    record = {"word": "PASS", "fails": None, "at": "2026-01-01"}
    record |= dict.fromkeys(("digest", "passed"), digest(house.exercise("toy")))
    texts = {f"verdicts/toy/{one}.json": json.dumps(record) for one in passed}
    texts |= {f"passed/toy/{one}/toy.ipynb": f"my own {one}" for one in passed}
    texts |= {f"hints/toy/{one}": "2" for one in passed}
    texts |= {"passed/toy/current": current} if current else {}
    texts |= {"passed/toy/joined": joined} if joined else {}
    toy.write(house.root / ".drydock", texts)


def _states(house: House) -> dict[str, str]:
    return {row.stage.label: str(row.state) for row in board(house, "toy").rows}


def _here(house: House) -> str | None:
    stage = current_stage.current(house, "toy")
    return stage and stage.label


def test_a_verdict_stays_with_the_stage_that_it_was_given_for(house: House) -> None:
    _was_there(house, "01", "02", "03", "04", current="5")
    states = _states(house)
    assert [one for one in states if states[one] == "PASS"] == ["01", "03", "04"]
    assert {states[one] for one in ("02", "05", "06", "07")} == {"NOT STARTED"}
    copy = passed_work.folder(house.stage("4")) / "toy.ipynb"
    assert copy.read_text("utf-8") == "my own 03"
    assert not passed_work.folder(house.stage("2")).exists()
    assert [hints.coming(house.stage(one))[0] for one in "347"] == [3, 3, 1]  # type: ignore[index]


@pytest.mark.parametrize(
    ("was", "label"),
    [("1", "01"), ("2", "02"), ("3", "04"), ("4", "05"), ("5", "07"), ("9", "01")],
)
def test_one_is_at_the_stage_that_one_was_at(
    house: House, was: str, label: str
) -> None:
    _was_there(house, current=was)
    assert _here(house) == label
    _was_there(house, current="?", joined=f"{was} 1.0")
    assert _here(house) == label


def test_what_a_passed_stage_was_cut_into_is_not_asked_for_again(house: House) -> None:
    _was_there(house, "01", "02", "03", "04", current="none")
    assert _here(house) == "07"
    _was_there(house, "05")
    assert _here(house) is None


def test_the_board_says_what_became_of_which_stage(house: House) -> None:
    _was_there(house, "01", "02", "04", current="3")
    lines = board(house, "toy").lines()
    at = lines.index(moved_stages.HEAD)
    assert lines[at + 1 : at + 5] == [
        "  02 both (passed) is now 02 and 03",
        "  03 more is now 04",
        "  04 split (passed) is now 05 and 06",
        "",
    ]
    assert max(map(len, lines)) <= 60
    report = BoardReport(board(house, "toy").as_json())
    shown = report._repr_html_()  # pylint: disable=protected-access
    assert "here last:<br>  02 both (passed) is now 02 and 03<br>" in shown
    current_stage.set_current(house, house.stage("4"))
    assert moved_stages.HEAD not in board(house, "toy").lines()


def test_a_kata_that_was_never_cut_says_nothing_of_it(house: House) -> None:
    (house.root / "notebooks/toy/earlier.toml").unlink()
    _was_there(house, "01", "02", current="3")
    assert not moved_stages.told(house, "toy")
    assert (_states(house)["02"], _here(house)) == ("PASS", "03")


@pytest.mark.parametrize("text", ["", "became = 3", "[became]\n02-both = 7", "\x00"])
def test_a_file_of_another_shape_is_none(house: House, text: str) -> None:
    toy.write(house.root, {"notebooks/toy/earlier.toml": text})
    _was_there(house, "01", current="2")
    assert (_states(house)["01"], _here(house)) == ("PASS", "02")


def test_what_is_said_now_takes_the_place_of_what_was_said_then(house: House) -> None:
    _was_there(house, "03", current="3")
    stage = house.stage("4")
    work = house.exercise("toy")
    failed = Verdict([Finding("It is right", Word.FAIL)])
    records.write(stage, "other", failed)
    record = records.read(stage)
    assert record and (record.word, record.passed) == ("FAIL", digest(work))
    passed_work.keep(Workspace(stage, work))
    assert passed_work.folder(stage).name == "04-more"
    hints.next_hint(stage)
    assert hints.coming(stage)[0] == 1  # type: ignore[index]
    assert _kept(house, "verdicts") == ["03.json", "04-more.json"]


def _kept(house: House, part: str) -> list[str]:
    return sorted(path.name for path in (house.root / f".drydock/{part}/toy").iterdir())


def test_goto_keeps_what_has_passed_and_undo_brings_it_back(house: House) -> None:
    _was_there(house, "01", "02", "03", current="4")
    going.goto(house, house.stage("5"))
    assert _here(house) == "05"
    assert passed_work.folder(house.stage("3")).name == "02"
    assert not moved_stages.told(house, "toy")
    going.undo(house)
    assert (_here(house), _states(house)["04"]) == ("05", "PASS")


def test_a_kept_copy_says_where_it_was_in_the_numbers_of_today(house: House) -> None:
    _was_there(house, current="3")
    (house.exercise("toy") / "mine.py").write_text("a = 1", "utf-8")
    going.goto(house, house.stage("5"))
    [copy] = copies(house)
    assert copy.stage == "04"
    about = copy.folder / "about.json"
    for kept, label in {"03": "04", "02": "02", "04-more": "04", "-": "-"}.items():
        known = json.loads(about.read_text("utf-8")) | {"stage": kept}
        about.write_text(json.dumps(known), "utf-8")
        [copy] = copies(house)
        assert copy.stage == label


@pytest.mark.parametrize("kata", HERE.katas)
def test_this_workbook_knows_what_became_of_each_stage(kata: str) -> None:
    """Each slug that is named there is a stage, and a name says a number and a slug."""
    slugs = {stage.slug for stage in HERE.stages(kata)}
    for name, became in earlier_names.became(HERE, kata).items():
        assert name[:2].isdecimal() and name[2] == "-", name
        assert became and set(became) <= slugs, name
    file = Path(HERE.root, "notebooks", kata, earlier_names.FILE)
    assert file.exists() == bool(earlier_names.became(HERE, kata))
