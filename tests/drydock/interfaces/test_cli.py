"""What each command says."""

from __future__ import annotations

import pytest
import toy
import typer

from drydock.interfaces.cli.app import app
from drydock.workbook.house import House

COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


@pytest.fixture(name="house")
def _house(house: House) -> House:
    return toy.with_engine(house)


def test_help_names_every_command_in_plain_ascii(house: House) -> None:
    text = toy.go(house, "--help").stdout
    assert text.isascii()
    for name, command in COMMANDS.items():
        assert (name in text) != command.hidden


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_worth_reading(house: House, name: str) -> None:
    done = toy.go(house, name, "--help")
    assert done.returncode == 0
    told = " ".join(done.stdout.split())
    assert COMMANDS[name].help.splitlines()[0] in told


def test_an_unknown_command_is_a_wrong_call(house: House) -> None:
    done = toy.go(house, "chekc")
    assert done.returncode == 2
    assert "check" in done.stderr


def test_hints_come_one_after_the_other_and_begin_again(house: House) -> None:
    said = [toy.go(house, "hint", "1").stdout for _ in range(4)]
    assert ["Look 1 times" in said[0], "Look 2 times" in said[1]] == [True, True]
    assert ["Look 3 times" in said[2], "Look 1 times" in said[3]] == [True, True]
    assert said[0].startswith("Hint 1 of 3 for stage 01, Mend it: Hint 1")


def test_a_stage_without_hints_says_so(house: House) -> None:
    assert "has no hints" in toy.go(house, "hint", "0").stdout
    assert "Hint 2 of 3" in toy.go(house, "hint", "1", "2").stdout
    assert "Hint 3 of 3" in toy.go(house, "hint", "1").stdout
    done = toy.go(house, "hint", "1", "4")
    assert (done.returncode, "1 to 3" in done.stderr) == (2, True)


def test_approving_shows_what_would_change_and_does_nothing_unasked(
    house: House,
) -> None:
    path = house.approved("toy") / "numbers.csv"
    assert "nothing to approve" in toy.go(house, "approve", "toy").stdout
    path.write_text("key,value\n1,10\n2,7\n", "utf-8")
    done = toy.go(house, "approve", "toy")
    assert "approved 7, yours 20" in done.stdout
    assert done.returncode == 1
    assert "2,7" in path.read_text("utf-8")
    assert toy.go(house, "approve", "toy", "--yes").returncode == 0
    assert path.read_text("utf-8") == "key,value\n1,10\n2,20\n"


def test_a_baseline_can_be_made_from_nothing(house: House) -> None:
    path = house.approved("toy") / "numbers.csv"
    path.unlink()
    assert "2 new rows" in toy.go(house, "approve", "toy", "--yes").stdout
    assert path.read_text("utf-8") == "key,value\n1,10\n2,20\n"


def test_a_kata_without_a_seam_has_no_baseline(house: House) -> None:
    assert toy.go(house, "approve", "nothing").returncode == 2


def test_a_fault_of_the_engine_is_told_without_a_traceback(house: House) -> None:
    (house.root / "pyproject.toml").write_text("[tool]", "utf-8")
    done = toy.go(house, "check")
    assert done.returncode == 3
    assert "The workbook has a fault: KeyError" in done.stderr
    assert "Traceback" not in done.stderr
