"""An exchange of folders killed at any step: the old or the new state, and nothing lost."""

from __future__ import annotations

import shutil

import pytest
import toy
from folders import kept_bytes, pass_stage, state, with_three_stages, write_work
from kills import kill_amid, steps_until_done

from drydock.guidance import going
from drydock.judging import current_stage
from drydock.safekeeping import swap
from drydock.workbook.house import House


@pytest.fixture(name="house")
def _house(house: House) -> House:
    return with_three_stages(house)


@pytest.mark.parametrize("command", ["goto", "undo"])
def test_killed_at_any_step_the_old_or_the_new_state_is_there_after_the_next_command(
    house: House, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    mine = write_work(house)
    pass_stage(house, 1, "mine")
    new = state(house.stage("2").solution)
    old = mine
    if command == "undo":
        going.goto(house, house.stage("3"))
        old, new = new, mine
    begun = house.root.with_name("begun")
    shutil.copytree(house.root, begun)

    def act() -> None:
        if command == "goto":
            going.goto(house, house.stage("3"))
        else:
            going.undo(house)

    count = 0
    for step in steps_until_done(monkeypatch, act):
        count += 1
        assert set(mine.values()) <= kept_bytes(house, settled=False), step
        swap.settle(house)
        assert state(house.exercise("toy")) in (old, new), step
        assert set(mine.values()) <= kept_bytes(house, settled=True), step
        at = "2" if state(house.exercise("toy")) == mine else "3"
        assert current_stage.current(house, "toy") == house.stage(at), step
        going.goto(house, house.stage("1"))
        shutil.rmtree(house.root)
        shutil.copytree(begun, house.root)
    assert count > 20


def test_a_kill_while_settling_loses_nothing_either(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = write_work(house)
    begun = house.root.with_name("begun")
    shutil.copytree(house.root, begun)
    count = 0
    for _ in steps_until_done(monkeypatch, lambda: going.goto(house, house.stage("3"))):
        for step in steps_until_done(monkeypatch, lambda: swap.settle(house)):
            count += 1
            assert set(mine.values()) <= kept_bytes(house, settled=False), step
        assert set(mine.values()) <= kept_bytes(house, settled=True)
        shutil.rmtree(house.root)
        shutil.copytree(begun, house.root)
    assert count > 20


@pytest.mark.parametrize("arriving", [False, True])
def test_what_an_editor_saves_after_a_kill_is_not_overwritten(
    house: House, monkeypatch: pytest.MonkeyPatch, arriving: bool
) -> None:
    mine = write_work(house)
    kill_amid(house, monkeypatch, arriving=arriving)
    (house.exercise("toy") / "toy.ipynb").write_bytes(b"saved late")
    assert swap.settle(house)
    assert {*mine.values(), b"saved late"} <= kept_bytes(house, settled=True)
    if arriving:
        assert state(house.exercise("toy")) == state(house.stage("2").solution)
        going.undo(house)
        assert {*mine.values(), b"saved late"} == {
            *state(house.exercise("toy")).values()
        }


def test_the_next_command_tells_what_it_has_settled(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = toy.with_engine(house)
    mine = write_work(house)
    kill_amid(house, monkeypatch, arriving=False)
    done = toy.go(house)
    assert "has been taken back; exercises/ is as it was" in done.stderr
    assert state(house.exercise("toy")) == mine
    kill_amid(house, monkeypatch, arriving=True)
    done = toy.go(house, "undo")
    assert "has been finished" in done.stderr
    assert "Now:     exercises/toy is again as it was" in done.stdout
    assert state(house.exercise("toy")) == mine
