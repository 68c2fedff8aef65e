"""The kept copies: listed, found, brought back and deleted, whatever is put into them."""

from __future__ import annotations

import shutil

import pytest
import toy
from folders import kept_bytes, pass_stage, state, with_three_stages, write_work

from drydock.errors import CalledWrongly
from drydock.guidance import going
from drydock.safekeeping import passed_work, swap
from drydock.safekeeping.kept_copies import copies, find, listing
from drydock.workbook.house import House


@pytest.fixture(name="house")
def _house(house: House) -> House:
    return with_three_stages(house)


@pytest.mark.parametrize(
    "harm",
    [
        b'{"at": null}',
        b'{"at": Infinity}',
        b'{"at": NaN}',
        b'{"at": -5, "own": 3}',
        b'{"at": 1e300, "stage": ["x"], "by": null}',
        b'{"at": 9999999999999999}',
        b'{"at": "now", "by": "\\u001b]0;title\\u0007"}',
        b"[" * 100_000,
        b"\xff\xfe{}",
        b"7",
        b"",
    ],
)
def test_a_note_of_another_shape_costs_no_copy(house: House, harm: bytes) -> None:
    mine = write_work(house)
    going.goto(house, house.stage("2"))
    [copy] = copies(house)
    (copy.folder / "about.json").write_bytes(harm)
    assert "\x1b" not in "\n".join(listing(house))
    going.goto(house, house.stage("3"))
    going.restore(house, find(house, copy.name))
    assert state(house.exercise("toy")) == mine


def test_the_list_names_time_stage_and_size(house: House) -> None:
    assert "No copies are kept yet" in listing(house)[0]
    pass_stage(house, 1, "mine")
    write_work(house)
    going.goto(house, house.stage("3"))
    [copy] = copies(house)
    size = sum(len(content) for content in state(copy.work("toy")).values())
    line = next(line for line in listing(house) if line.startswith(copy.name))
    assert line.split() == [
        copy.name,
        "toy",
        "02",
        "3",
        str(size),
        "bytes",
        "goto",
        "03",
    ]


def test_a_copy_is_found_by_a_part_of_its_name_that_no_other_has(house: House) -> None:
    write_work(house)
    going.goto(house, house.stage("2"))
    going.goto(house, house.stage("3"))
    first, second = copies(house)
    assert find(house, first.name) == first
    assert find(house, second.name[5:]) == second
    for name in ("", "20", "nowhere"):
        with pytest.raises(CalledWrongly, match="one kept copy"):
            find(house, name)


def test_a_copy_stays_when_it_is_brought_back(house: House) -> None:
    mine = write_work(house)
    going.goto(house, house.stage("2"))
    [copy] = copies(house)
    going.goto(house, house.stage("3"))
    going.restore(house, copy)
    assert state(house.exercise("toy")) == mine
    assert state(copy.work("toy")) == mine
    assert "already" in "\n".join(going.restore(house, copy))


def test_the_order_of_copies_holds_when_the_clock_is_put_back(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = write_work(house)
    going.goto(house, house.stage("2"))
    (house.exercise("toy") / "later.py").write_text("later", "utf-8")
    mine = state(house.exercise("toy"))
    monkeypatch.setattr(going.time, "time", lambda: 1000.0)
    going.goto(house, house.stage("3"))
    going.undo(house)
    assert state(house.exercise("toy")) == mine


def test_copies_of_another_kata_are_none_of_its_business(house: House) -> None:
    """Not even where there is nothing in the folder but a folder."""
    write_work(house)
    going.goto(house, house.stage("2"))
    [copy] = copies(house)
    other = swap.saved(house) / "other"
    (other / "exercises" / "another" / "kept").mkdir(parents=True)
    (other / "passed" / "another").mkdir(parents=True)
    shutil.rmtree(house.exercise("toy"))
    shutil.rmtree(passed_work.place(house, "toy"))
    (house.exercise("toy") / "empty").mkdir(parents=True)
    going.goto(house, house.stage("3"))
    assert copy in copies(house) and other.is_dir()
    going.undo(house)
    assert [path.name for path in house.exercise("toy").iterdir()] == ["empty"]


def test_what_is_deleted_is_shown(house: House) -> None:
    write_work(house)
    pass_stage(house, 1, "mine")
    going.goto(house, house.stage("3"))
    [copy] = copies(house)
    beside = copy.folder / "exercises" / "my notes"
    beside.mkdir()
    (beside / "kept here by hand.txt").write_text("mine", "utf-8")
    (copy.folder / "exercises" / ".DS_Store").touch()
    lines = "\n".join(copy.contents())
    for name in (
        "toy/notes/idea.txt",
        "toy/toy.ipynb",
        "my notes/kept here by hand.txt",
    ):
        assert f"exercises/{name}" in lines
    assert "in 1 file: what was known" in lines and ".DS_Store" not in lines
    assert "4 files" in str(copy)


def test_a_copy_into_which_somebody_has_put_something_is_not_one_too_many(
    house: House,
) -> None:
    write_work(house)
    going.goto(house, house.stage("3"))
    [copy] = copies(house)
    (copy.folder / "exercises" / "notes.txt").write_text("mine", "utf-8")
    going.undo(house)
    going.undo(house)
    assert b"mine" in kept_bytes(house, settled=True)


def test_nothing_is_deleted_unasked(house: House) -> None:
    house = toy.with_engine(house)
    write_work(house)
    going.goto(house, house.stage("3"))
    [copy] = copies(house)
    for answer, left in (("", 1), ("n\n", 1), ("y\n", 0)):
        done = toy.go(house, "saved", copy.name, "--delete", typed=answer)
        assert "notes/idea.txt" in done.stdout
        assert done.returncode == (1 if left else 0)
        assert len(copies(house)) == left
