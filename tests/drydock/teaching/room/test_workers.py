"""A worker seen from the room: what it answers, and what is made of it where it does not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from drydock.errors import CheckFailed
from drydock.judging import checking, guard
from drydock.judging.verdict import Finding, Verdict, Word
from drydock.teaching.room import worker as process
from drydock.teaching.room import workers
from drydock.teaching.room.workers import Closed, Ended, Place, Worker
from drydock.workbook.house import HERE

STAGE = HERE.stage("titanic/1")
ANSWERS = """
import json, sys
print(json.dumps({"fenced": False}), flush=True)
sys.stdin.readline()
for line in sys.stdin:
    order = json.loads(line)
    open(%r, "a").write("asked\\n")
    %s
"""


@pytest.fixture(name="place")
def _place(tmp_path: Path) -> Place:
    work = tmp_path / "work"
    work.mkdir()
    return Place(tmp_path / "workers", [], is_fenced=False)


def _worker(
    place: Place, monkeypatch: pytest.MonkeyPatch, does: str
) -> tuple[Worker, Path]:
    """A worker whose process does something else, and a file with a line for each order."""
    asked = place.folder.parent / "asked"
    code = ANSWERS % (str(asked), does)
    script = place.folder.parent / "stand_in.py"
    script.write_text(code, "utf-8")

    def start(_: str, **how: Any) -> subprocess.Popen[bytes]:
        command = [sys.executable, str(script)]
        answers = how["answers"]
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=answers)

    monkeypatch.setattr(workers, "start_python", start)
    return Worker(place, 1), asked


def _judge(worker: Worker, place: Place) -> dict[str, object]:
    return worker.judge(STAGE, place.folder.parent / "work", "digest", 1.0)


@pytest.mark.parametrize(
    "does, why",
    [
        ("sys.exit()", "was ended"),
        ('print("no json", flush=True)', "was ended"),
        ("print([1], flush=True)", "somebody else answered"),
        ('print(json.dumps({"token": "guessed"}), flush=True)', "somebody else"),
        (
            'print(json.dumps({"token": order["token"], "content": "x"}), flush=True)',
            "changed while it was judged",
        ),
    ],
)
def test_what_is_no_answer_is_asked_for_twice(
    place: Place, monkeypatch: pytest.MonkeyPatch, does: str, why: str
) -> None:
    worker, asked = _worker(place, monkeypatch, does)
    with pytest.raises(Ended, match=why):
        _judge(worker, place)
    assert asked.read_text("utf-8") == "asked\nasked\n"
    worker.close()


def test_who_does_not_come_to_an_end_is_ended(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "RUNS", 0)
    monkeypatch.setattr(workers, "STARTING_MAY_TAKE", 1.0)
    worker, _ = _worker(place, monkeypatch, "__import__('time').sleep(100)")
    with pytest.raises(Ended, match="not come to its end after 1 s"):
        _judge(worker, place)
    worker.close()


def test_an_answer_with_the_token_is_one_and_the_process_goes_on(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    does = (
        'print(json.dumps({"token": order["token"], "content": "digest",'
        ' "pid": __import__("os").getpid()}), flush=True)'
    )
    worker, _ = _worker(place, monkeypatch, does)
    assert _judge(worker, place)["pid"] == _judge(worker, place)["pid"]
    assert worker.is_fenced is False
    worker.close()
    with pytest.raises(Closed):
        _judge(worker, place)


def test_a_judge_that_somebody_changes_meanwhile_is_no_fault_of_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = CheckFailed(expected="", found="tests/x.py changed meanwhile", remedy="")
    verdict = Verdict([Finding(guard.MEANWHILE, Word.FAIL, told)])
    monkeypatch.setattr(checking, "check", lambda *_, **__: verdict)
    order = {"folder": str(tmp_path), "stage": "titanic/1", "time_limit": None}
    # pylint: disable=protected-access
    found = process._judged(order, "", is_fenced=True)
    assert found == {"broken": "tests/x.py changed meanwhile. Judge again"}
    # Where there is no fence, it may have been the work.
    assert process._judged(order, "", is_fenced=False)["verdict"]["verdict"] == "FAIL"


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="only Linux has it")
def test_workers_side_by_side_share_the_cores(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 2, 3, 5})

    def shares(number: int) -> list[list[int]]:
        place = Place(tmp_path, [], side_by_side=number)
        return [place.cores(one) for one in range(number)]

    assert shares(1) == [[0, 2, 3, 5]]
    assert shares(2) == [[0, 3], [2, 5]]
    assert shares(3) == [[0, 5], [2], [3]]
    assert shares(6) == [[0], [2], [3], [5], [0], [2]]
    assert Place(tmp_path, []).cores(-1) == [0, 2, 3, 5]
