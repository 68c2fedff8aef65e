"""The line to send ahead: read as it was sent, and whatever a chat has done to it."""

from __future__ import annotations

import pytest
import toy

from drydock.interfaces import doctor
from drydock.interfaces.cli import room as commands
from drydock.teaching.readiness import Sent, line, read
from drydock.workbook.house import House

FAULTS = {"packages": "run ./scripts/go setup", "disk": "make room | at least 0.5 GB"}


def _only(text: str) -> Sent:
    (found,) = tuple(read(text))
    return found


def test_what_is_sent_is_read(house: House) -> None:
    found = _only(f"Ada: {line(house, {}, ['hooks', 'solution tags'])}")
    assert (found.who, found.is_whole, found.is_ready) == ("Ada", True, True)
    assert found.notes == "hooks, solution tags"
    assert found.system.startswith("Python 3.")
    assert not found.faults


def test_faults_come_with_their_remedies(house: House) -> None:
    found = _only(line(house, FAULTS, []))
    assert (found.is_whole, found.is_ready) == (True, False)
    assert found.faults == (
        "packages: run ./scripts/go setup",
        "disk: make room / at least 0.5 GB",
    )


@pytest.mark.parametrize(
    "spoiled",
    [
        lambda text: f"> {text}",
        lambda text: text.replace(" ", "\N{NO-BREAK SPACE}"),
        lambda text: text.replace(" | ", "\n| "),
        lambda text: f"`{text}`",
        lambda text: text.replace("./", "\N{HORIZONTAL ELLIPSIS}/"),
        lambda text: f"\ufeff{text}  \r\n",
    ],
)
def test_a_chat_may_do_this_to_it(house: House, spoiled) -> None:
    found = _only(spoiled(line(house, FAULTS, ["hooks"])))
    assert (found.is_whole, found.is_ready, len(found.faults)) == (True, False, 2)


@pytest.mark.parametrize(
    "spoiled",
    [
        lambda text: text.replace("NOT READY", "READY"),
        lambda text: text.replace("Python 3", "Python 4"),
        lambda text: text[:-8],
        lambda text: text[: len(text) // 2],
        lambda text: "DRYDOCK READY",
    ],
)
def test_a_line_that_is_not_as_written_is_seen(house: House, spoiled) -> None:
    found = _only(f"Ada: {spoiled(line(house, FAULTS, []))}")
    assert (found.who, found.is_whole, found.is_ready) == ("Ada", False, False)


def test_each_has_the_name_before_it_and_the_last_of_a_person_counts(
    house: House,
) -> None:
    good, bad = line(house, {}, []), line(house, FAULTS, [])
    text = (
        f"[10:02] Ada Lovelace: {bad}\n"
        f"Grace\n{good}\n{good}\nsee you tomorrow!\n{bad}\n[11:30] Ada Lovelace: {good}"
    )
    found = {one.who: one.is_ready for one in read(text)}
    assert found == {
        "Grace": True,
        "line 4": True,
        "see you tomorrow!": False,
        "Ada Lovelace": True,
    }


@pytest.mark.parametrize(
    "before",
    [
        "[30.11.26, 10:02:11] Jean-Luc O'Hara: ",
        "30/11/2026, 10:02 - Jean-Luc O'Hara: ",
        "2026-11-30 10:02 <Jean-Luc O'Hara> ",
        "Jean-Luc O'Hara  10:02 AM\n",
        "- Jean-Luc O'Hara 9:05 p.m.: ",
    ],
)
def test_when_it_was_sent_is_no_part_of_a_name(house: House, before: str) -> None:
    assert _only(before + line(house, {}, [])).who == "Jean-Luc O'Hara"


def test_a_text_without_any_has_none() -> None:
    assert not read("Is anybody READY? drydock is.")


def test_the_command_prints_one_line(
    house: House, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(commands, "HERE", house)
    found = [
        doctor.Diagnosis("git", "none", "install git"),
        doctor.Diagnosis("disk", f"{house.root} is full", "make room", is_fault=True),
    ]
    monkeypatch.setattr(doctor, "examine", lambda *_, prove: iter(found * prove))
    with pytest.raises(commands.typer.Exit) as ended:
        commands.ready()
    assert ended.value.exit_code == 3
    text = capsys.readouterr().out
    assert text.count("\n") == 1
    assert str(house.root) not in text
    sent = _only(text)
    assert (sent.faults, sent.notes) == (("disk: make room",), "git")


def test_who_is_not_ready_comes_first_and_who_sent_nothing_is_named(
    house: House,
) -> None:
    house = toy.with_engine(house)
    good, bad = line(house, {}, []), line(house, FAULTS, [])
    text = f"Ada: {good}\nGrace: {bad}\nAlan: {good[:-3]}\n"
    toy.write(house.root, {"sent.txt": text, "people.txt": "Ada\n\nGrace\nKatherine\n"})
    done = toy.go(house, "room", "ready", "sent.txt", "--people", "people.txt")
    assert done.returncode == 1, done.stderr
    rows = done.stdout.splitlines()
    assert [row.split()[0] for row in rows[:3]] == ["Grace", "Alan", "Ada"]
    assert "packages: run ./scripts/go setup" in rows[0]
    assert "ask for the whole line" in rows[1]
    assert rows[3:] == ["Nothing sent: Katherine", "1 of 4 are ready."]


def test_a_file_without_lines_is_told(house: House) -> None:
    house = toy.with_engine(house)
    toy.write(house.root, {"sent.txt": "hello"})
    for name, words in (("sent.txt", "none in sent.txt"), ("gone.txt", "gone.txt")):
        done = toy.go(house, "room", "ready", name)
        assert (done.returncode, words in done.stderr) == (2, True)
