"""Judging a group: each content once, by workers that may end, and what is told of it."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import toy
from handed_in import (
    FILE,
    RIGHT,
    WRONG,
    FakeWorker,
    a_fence_holds,
    put,
    read,
    zipped,
)
from typer.testing import CliRunner

from drydock.files import remove
from drydock.interfaces.cli import room as commands
from drydock.teaching.room import follow
from drydock.teaching.room import room as rooms
from drydock.teaching.room.remembered import Remembered
from drydock.teaching.room.results import Mark, Row
from drydock.teaching.room.room import Case, Room, Wish
from drydock.workbook.house import House
from drydock.workbook.workspace import digest


@pytest.fixture(name="judged_by_nobody", autouse=True)
def _fake_workers(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    if "real" not in request.node.name:
        FakeWorker.asked.clear()
        monkeypatch.setattr(rooms, "Worker", FakeWorker)


def _judge(house: House, group: Path, **options: Any) -> tuple[list[Row], list[str]]:
    folder = house.root / "scratch"
    remove(folder)
    remembered = Remembered(house, is_asked=options.get("is_asked", True))
    room = Room(house, folder, Wish(None, 5.0, workers=2), remembered)
    rows, cases = room.cases(list(read(house, group).values()))
    done: list[str] = []
    room.judge(cases, done=lambda case: done.append(case.who))
    return rows, done


def _marks(rows: Sequence[Row]) -> dict[str, list[str]]:
    return {row.who: [str(one.mark) for one in row.judged.values()] for row in rows}


def test_each_is_judged_and_the_same_content_once(house: House, tmp_path: Path) -> None:
    files = {f"{who}/{FILE}": RIGHT for who in ("ada", "bob")} | {f"cy/{FILE}": WRONG}
    rows, done = _judge(house, put(tmp_path / "in", files | {"dan.zip": b""}))
    assert _marks(rows) == {"ada": ["PASS"], "bob": ["PASS"], "cy": ["FAIL"], "dan": []}
    assert [row.same_as for row in rows] == ["", "ada", "", ""]
    assert sorted(done) == ["ada", "cy"]
    assert set(FakeWorker.asked.values()) == {1}
    assert rows[3].fault == "the file is empty (0 bytes)"


def test_after_one_that_is_the_same_others_are_not_mixed_up(
    house: House, tmp_path: Path
) -> None:
    files = {f"{who}/{FILE}": RIGHT for who in "ab"}
    files |= {"b/more.txt": "", "c/more.txt": "", f"c/{FILE}": RIGHT}
    files |= {f"{who}/{FILE}": toy.notebook(f"rows = {who!r}") for who in "de"}
    rows, _ = _judge(house, put(tmp_path / "in", files))
    assert [row.same_as for row in rows] == ["", "", "b", "", ""]
    assert _marks(rows)["d"] == ["FAIL"]


def test_what_is_as_the_kata_begins_is_not_begun(house: House, tmp_path: Path) -> None:
    start = (house.start("toy").solution / Path(FILE).name).read_bytes()
    files = {f"ada/{FILE}": start, f"bob/{FILE}": WRONG}
    rows, _ = _judge(house, put(tmp_path / "in", files))
    assert _marks(rows) == {"ada": ["none"], "bob": ["FAIL"]}
    assert [row.untouched for row in rows] == [True, False]
    assert all(row.is_judged for row in rows)


def test_who_has_not_changed_is_not_judged_again(house: House, tmp_path: Path) -> None:
    group = put(tmp_path / "in", {f"ada/{FILE}": RIGHT, f"bob/{FILE}": WRONG})
    first = _marks(_judge(house, group)[0])
    assert _marks(_judge(house, group)[0]) == first
    assert set(FakeWorker.asked.values()) == {1}
    put(group, {f"bob/{FILE}": RIGHT})
    assert _marks(_judge(house, group)[0]) == {"ada": ["PASS"], "bob": ["PASS"]}
    assert FakeWorker.asked[RIGHT] == 1
    _judge(house, group, is_asked=False)
    assert FakeWorker.asked[RIGHT] == 2
    toy.write(house.root, {"tests/toy/stage_01_mend_it/more.py": ""})
    _judge(house, group)
    assert FakeWorker.asked[RIGHT] == 3


def test_what_was_kept_of_earlier_and_is_spoiled_is_asked_for_anew(
    house: House, tmp_path: Path
) -> None:
    group = put(tmp_path / "in", {f"ada/{FILE}": RIGHT})
    for spoiled in ("", "[]", "{}", '{"verdict": "BROKEN"}'):
        _judge(house, group)
        for path in (house.root / ".drydock" / "room").iterdir():
            path.write_text(spoiled)
    _judge(house, group)
    assert FakeWorker.asked[RIGHT] == 5


def test_one_whose_judge_is_ended_is_a_row_and_costs_nobody_else(
    house: House, tmp_path: Path
) -> None:
    files = {f"ada/{FILE}": toy.notebook("ends"), f"bob/{FILE}": RIGHT}
    group = put(tmp_path / "in", files)
    rows, _ = _judge(house, group)
    assert _marks(rows) == {"ada": ["ENDED"], "bob": ["PASS"]}
    assert not rows[0].is_judged
    _judge(house, group)
    assert FakeWorker.asked[files[f"ada/{FILE}"]] == 2  # not remembered


def test_what_is_known_is_kept_where_it_is_stopped(
    house: House, tmp_path: Path
) -> None:
    files = {f"ada/{FILE}": RIGHT, f"bob/{FILE}": toy.notebook("waits")}
    files |= {f"cy/{FILE}": toy.notebook("stops")}
    remembered = Remembered(house)
    room = Room(house, tmp_path / "own", Wish(None, 5.0, workers=2), remembered)
    found = read(house, put(tmp_path / "in", files))
    rows, cases = room.cases(list(found.values()))
    with pytest.raises(KeyboardInterrupt):
        room.judge(cases)
    assert _marks(rows) == {"ada": ["PASS"], "bob": [], "cy": []}
    assert [row.is_waiting for row in rows] == [False, True, True]


def test_a_case_is_told_of_before_and_after(house: House, tmp_path: Path) -> None:
    found = read(house, put(tmp_path / "in", {f"ada/{FILE}": WRONG}))
    room = Room(house, tmp_path / "own", Wish(None, 5.0), Remembered(house))
    rows, cases = room.cases(list(found.values()))
    told: list[tuple[str, int]] = []

    def begun(case: Case) -> None:
        told.append(("begun", len(case.rows)))

    def done(case: Case) -> None:
        told.append((str(case.rows[0].judged[house.stage("1")].mark), 1))

    room.judge(cases, begun, done)
    assert told == [("begun", 1), ("FAIL", 1)]
    assert rows[0].stopped and rows[0].stopped.said == "All is well: it is not"
    assert rows[0].stopped.mark is Mark.FAIL


HOSTILE = {
    "loops": "while True: pass",
    "kills": "import os, signal; os.kill(os.getppid(), signal.SIGKILL)",
}
SPOILS = """
import glob, os
for place in ({group!r}, os.path.dirname(os.environ.get("TMPDIR", "/tmp"))):
    for path in glob.glob(place + "/**/toy.ipynb", recursive=True):
        try:
            open(path, "a").write("spoiled")
        except OSError:
            pass
rows = [(1, 10), (2, 20)]
"""


def test_real_workers_judge_what_people_hand_in(house: House, tmp_path: Path) -> None:
    house = toy.with_engine(house)
    group = tmp_path / "hand éd in"
    files: dict[str, str | bytes] = {
        f"ada/{FILE}": RIGHT,
        "bob.zip": zipped({FILE: WRONG}),
    }
    files |= {f"cy/exercises/toy/{FILE}": RIGHT, "dan.zip": b"", f"eve/{FILE}": "{"}
    files |= {f"spoils/{FILE}": toy.notebook(SPOILS.format(group=str(group)))}
    does = HOSTILE if a_fence_holds() else {"loops": HOSTILE["loops"]}
    files |= {f"{who}/{FILE}": toy.notebook(text) for who, text in does.items()}
    put(group, files)
    before = digest(group)
    outputs = [f"--{kind}={tmp_path / f'out.{kind}'}" for kind in ("csv", "json")]
    outputs += [f"--page={tmp_path / 'out.html'}", "--time-limit=3", "--workers=1"]
    done = toy.go(house, "room", str(group), *outputs)
    assert done.returncode == 1, done.stderr
    assert digest(group) == before
    with open(tmp_path / "out.csv", encoding="utf-8") as lines:
        found = {line["who"]: line for line in csv.DictReader(lines)}
    assert found.keys() == {
        name.partition("/")[0].removesuffix(".zip") for name in files
    }
    good = {who for who, line in found.items() if line["result"] == "PASS"}
    assert good == {"ada", "cy", "spoils"}
    assert found["cy"]["same_as"] == "ada"
    assert found["bob"]["result"] == found["eve"]["result"] == "FAIL"
    assert "3 seconds" in found["loops"]["said"]
    told = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert len(told["people"]) == len(found)
    assert "ada" not in (tmp_path / "out.html").read_text("utf-8")
    assert "NOT JUDGED\n  dan: the file is empty (0 bytes)" in done.stdout
    assert len(list((house.root / ".drydock" / "room").iterdir())) == len(files) - 2


@pytest.fixture(name="called")
def _called(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Calls `go room` with words; gives the error, or what would be judged."""

    class Noted:
        """Takes the place of what would judge."""

        def __init__(self, _: House, sources: list[str], *__: Any, **___: Any) -> None:
            raise LookupError(sources)

    def call(*words: str, is_noted: bool = True) -> Any:
        with monkeypatch.context() as patch:
            if is_noted:
                patch.setattr(follow, "Following", Noted)
            done = CliRunner().invoke(commands.room, list(words))
        error = done.exception
        return error.args[0] if isinstance(error, LookupError) else error or done.output

    return call


def test_commands_beside_it_stay(called: Callable[..., Any], tmp_path: Path) -> None:
    assert called("./ready", "--stage", "1") == ["./ready"]
    assert called("judge", "ready", "b") == ["ready", "b"]
    assert called("a", "b@*") == ["a", "b@*"]
    assert "Say who is ready" in called("ready", "--help")
    assert "With --dask, workers" in called("--again", "--help")
    assert "gone.txt" in called("ready", "gone.txt").found
    assert "gone is not there" in called("gone", is_noted=False).found
    table = called(str(tmp_path), "--csv", "gone/x.csv", is_noted=False)
    assert "a file in a folder that is there" in table.expected
