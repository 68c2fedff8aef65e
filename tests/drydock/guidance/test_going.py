"""goto, undo and starting over: where they lead, and what they say."""

from __future__ import annotations

import pytest
import toy
from folders import pass_stage, state, with_three_stages, write_work

from drydock.errors import CalledWrongly
from drydock.guidance import going, hints
from drydock.judging import current_stage, records
from drydock.judging.verdict import Finding, Verdict, Word
from drydock.safekeeping import passed_work
from drydock.safekeeping.kept_copies import copies, find
from drydock.workbook.house import House


@pytest.fixture(name="house")
def _house(house: House) -> House:
    return with_three_stages(house)


def test_goto_puts_the_folder_at_the_start_of_a_stage(house: House) -> None:
    write_work(house)
    said = "\n".join(going.goto(house, house.stage("3")))
    before = house.stage("2").solution
    assert state(house.exercise("toy")) == state(before)
    assert current_stage.current(house, "toy") == house.stage("3")
    assert "start of stage 03, Stage 03" in said
    assert "./scripts/go undo" in said and "load it again from the disk" in said


@pytest.mark.parametrize("number", ["0", "1"])
def test_the_first_stages_begin_with_the_start(house: House, number: str) -> None:
    write_work(house)
    going.goto(house, house.stage(number))
    assert state(house.exercise("toy")) == state(house.stage("0").solution)


def test_undo_brings_everything_back_and_can_be_undone(house: House) -> None:
    mine = write_work(house)
    pass_stage(house, 1, "mine")
    going.goto(house, house.stage("3"))
    for expected, current in ((mine, "2"), (state(house.stage("2").solution), "3")) * 2:
        going.undo(house)
        assert state(house.exercise("toy")) == expected
        assert current_stage.current(house, "toy") == house.stage(current)
    assert len(copies(house)) == 2


def test_what_is_changed_after_an_undo_is_kept_as_well(house: House) -> None:
    write_work(house)
    going.goto(house, house.stage("2"))
    going.undo(house)
    (house.exercise("toy") / "later.py").write_text("later", "utf-8")
    mine = state(house.exercise("toy"))
    going.undo(house)
    going.undo(house)
    assert state(house.exercise("toy")) == mine


def test_a_stage_after_goto_compares_with_the_reference(house: House) -> None:
    """What the participant has passed from there on is put away, and comes back."""
    for number in (1, 2, 3):
        pass_stage(house, number, f"my own {number}")
    going.goto(house, house.stage("3"))
    assert [passed_work.folder(house.stage(n)).is_dir() for n in "123"] == [
        True,
        False,
        False,
    ]
    going.undo(house)
    assert (
        passed_work.folder(house.stage("3")) / "toy.ipynb"
    ).read_text() == "my own 3"
    assert current_stage.current(house, "toy") is None


def test_undo_names_the_work_and_says_what_it_would_do_next(house: House) -> None:
    mine = write_work(house)
    said = "\n".join(going.goto(house, house.stage("2")))
    [work] = copies(house)
    assert f"undo would bring back {work.name} (your work)" in said
    assert "Yours:" not in said
    for act in (lambda: going.goto(house, house.stage("3")), lambda: going.undo(house)):
        said = "\n".join(act())
        coming = copies(house)[-1]
        assert f"{coming.name} (as a stage begins, nothing of yours)" in said
        assert f"Yours:   your own work ({work})" in said
        assert f"./scripts/go saved {work.name} --restore" in said
    going.restore(house, work)
    assert state(house.exercise("toy")) == mine
    said = "\n".join(going.undo(house))
    assert f"undo would bring back {copies(house)[-1].name} (your work)" in said


def test_undo_does_what_was_said_before(house: House) -> None:
    write_work(house)
    lines = going.goto(house, house.stage("2"))
    for number in range(4):
        (house.exercise("toy") / "more.py").write_text(f"{number}", "utf-8")
        lines = going.undo(house) if number else lines
        back = next(line for line in lines if line.startswith("Back:"))
        name = back.split("bring back ")[1].split()[0]
        promised = state(find(house, name).work("toy"))
        lines = going.undo(house)
        assert state(house.exercise("toy")) == promised


def test_starting_over_puts_all_of_it_away_as_one_copy(house: House) -> None:
    other = house.root / "notebooks/other/00-start.ipynb"
    other.parent.mkdir()
    other.write_text(toy.notebook("# Begin", metadata=toy.NO_TASK), "utf-8")
    for top in ("solutions/other/00-start", "exercises/other"):
        (house.root / top).mkdir(parents=True)
        (house.root / top / "a.py").write_text(top, "utf-8")
    mine = write_work(house)
    stage = house.stage("1")
    pass_stage(house, 1, "mine")
    hints.next_hint(stage)
    records.write(stage, "digest", Verdict([Finding("It is right", Word.PASS)]))
    known = state(house.root / ".drydock")
    said = "\n".join(going.start_over(house))
    for kata in ("toy", "other"):
        start = house.start(kata).solution
        assert state(house.exercise(kata)) == state(start)
    assert current_stage.current(house, "toy") == stage
    assert (records.read(stage), hints.coming(stage)[0]) == (None, 1)
    [copy] = copies(house)
    assert copy.katas == ["other", "toy"] and f"{copy.name} (your work)" in said
    assert f"./scripts/go saved {copy.name} --delete throws it away" in said
    assert "already" in "\n".join(going.start_over(house))
    going.undo(house)
    assert state(house.exercise("toy")) == mine
    assert state(house.exercise("other")) == {"a.py": b"exercises/other"}
    assert known.items() <= state(house.root / ".drydock").items()
    going.undo(house)
    assert state(house.exercise("toy")) == state(house.start("toy").solution)


def test_starting_over_where_only_something_is_known_forgets_it(house: House) -> None:
    stage = house.stage("1")
    records.write(stage, "digest", Verdict([Finding("It is right", Word.PASS)]))
    going.start_over(house)
    assert records.read(stage) is None
    going.undo(house)
    assert records.read(stage) is not None


def test_going_where_one_is_already_changes_nothing(house: House) -> None:
    write_work(house)
    going.goto(house, house.stage("2"))
    assert "already" in "\n".join(going.goto(house, house.stage("2")))
    assert len(copies(house)) == 1


def test_without_a_copy_there_is_nothing_to_undo(house: House) -> None:
    with pytest.raises(CalledWrongly, match="nothing to do"):
        going.undo(house)


def test_the_commands_say_what_they_did(house: House) -> None:
    house = toy.with_engine(house)
    mine = write_work(house)
    assert "No copies" in toy.go(house, "saved").stdout
    assert "Kept:" in toy.go(house, "goto", "3").stdout
    [copy] = copies(house)
    shown = toy.go(house, "saved", copy.name).stdout
    assert "+rows = 'my own work'" in shown and "-n = '02'" in shown
    assert "cell_type" not in shown
    assert "is again as it was" in toy.go(house, "undo").stdout
    assert state(house.exercise("toy")) == mine
    assert "Nothing differs" in toy.go(house, "saved", copy.name).stdout
    assert toy.go(house, "goto").returncode == 2
    assert toy.go(house, "saved", "--restore").returncode == 2
