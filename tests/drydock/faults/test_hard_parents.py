"""Code that stops, ends or misleads what runs it: a verdict in time, and nothing left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import toy
from processes import left_running

from drydock.sandbox.crew import Crew
from drydock.sandbox.events import Events, open_to_write, write
from drydock.sandbox.runner import Program
from drydock.sandbox.warm import client
from drydock.workbook.house import House

NOTE = """import os, pathlib, tempfile, time
events = pathlib.Path(tempfile.gettempdir()).parent / "events.jsonl"
note = lambda: open({!r}, "a").write(f"{{os.getpid()}}\\n")
note()
"""
SLEEPERS = """import subprocess, sys
again = "import os, time; open(%r, 'a').write(f'{os.getpid()}\\\\n'); time.sleep(60)"
subprocess.Popen([sys.executable, "-c", again % out], start_new_session=True, env={})
if not os.fork():
    os.setsid()
    if not os.fork():
        note(); time.sleep(60)
    os._exit(0)
while len(open(out).read().split()) < 3: time.sleep(0.01)
"""
REPLACED = {
    "fifo": "os.mkfifo(events)",
    "folder": "os.mkdir(events)",
    "endless device": "os.symlink('/dev/zero', events)",
    "another file": "open(events, 'w').write('{}')",
}
ENDLESS = "while True: pass"

pytestmark = pytest.mark.skipif(
    not client.CAN_FORK, reason="here no host stands between the check and the code"
)


@pytest.fixture(name="pids")
def _pids(tmp_path: Path) -> Path:
    return tmp_path / "pids.txt"


def _run(house: House, pids: Path, *cells: str, limit: float = 20) -> str:
    """The kind of stop of a notebook with these cells, empty where there was none; at the
    end none of the processes runs that have noted their number."""
    first = NOTE.format(str(pids)) + f"out = {str(pids)!r}\n"
    began = time.monotonic()
    outcome = toy.run_cells(house, first, *cells, limit=limit)
    assert time.monotonic() - began < limit + 12
    assert pids.exists() and not left_running(pids)
    return outcome.stop.kind if outcome.stop else ""


def test_who_stops_its_parent_changes_nothing(house: House, pids: Path) -> None:
    stop = "os.kill(os.getppid(), 19)"
    assert _run(house, pids, stop, toy.RIGHT) == ""
    assert _run(house, pids, stop, "os._exit(3)") == "died"
    assert _run(house, pids, stop, ENDLESS, limit=1) == "too slow"


def test_who_stops_it_again_and_again_is_ended_in_time(
    house: House, pids: Path
) -> None:
    again = "parent = os.getppid()\nwhile True: os.kill(parent, 19)"
    assert _run(house, pids, again, limit=1) == "too slow"
    assert _run(house, pids, toy.RIGHT) == ""


@pytest.mark.parametrize("after", ["", SLEEPERS])
def test_who_ends_its_parent_is_ended_with_all_it_started(
    house: House, pids: Path, after: str
) -> None:
    end = "os.kill(os.getppid(), 9)\n"
    assert _run(house, pids, toy.RIGHT, after + end + ENDLESS, limit=10) == "died"
    assert _run(house, pids, toy.RIGHT) == ""


def test_who_ends_all_that_stands_above_is_ended(house: House, pids: Path) -> None:
    up = "import psutil\nabove = psutil.Process().parents()\n"
    up += f"above = above[:[p.pid for p in above].index({os.getpid()})]\n"
    up += "assert len(above) == 2\nfor one in reversed(above): one.kill()\n"
    assert _run(house, pids, toy.RIGHT, up + ENDLESS, limit=10) == "died"


def test_who_waits_behind_code_that_ends_the_host_has_its_turn(
    house: House, pids: Path
) -> None:
    """Also where there are more of them than cores."""
    sleep_and_end = "time.sleep(0.3)\nos.kill(os.getppid(), 9)\n" + ENDLESS
    first = NOTE.format(str(pids))
    work = house.exercise("toy") / "toy.ipynb"
    cores = os.cpu_count() or 1
    with Crew() as crew:
        jobs, sources = [], [sleep_and_end] * cores + [toy.RIGHT] * 2
        for number, source in enumerate(sources):
            folder = house.root / f"work/{number}"
            folder.mkdir(parents=True)
            (folder / work.name).write_text(toy.notebook(first, source), "utf-8")
            program = Program(work.name, "notebook", "notebook")
            jobs.append(crew.job(program.request(house.stage("1"), folder), limit=20))
        stops = [job.wait().stop for job in reversed(jobs)]
    kinds = [stop.kind if stop else "" for stop in stops]
    assert kinds == ["", ""] + ["died"] * cores


@pytest.mark.parametrize("replaced", REPLACED)
def test_who_replaces_the_file_of_events_gets_a_verdict(
    house: House, pids: Path, replaced: str
) -> None:
    cell = f"os.remove(events)\n{REPLACED[replaced]}\n"
    assert _run(house, pids, toy.RIGHT, cell) == "died"
    assert _run(house, pids, toy.RIGHT, cell + "time.sleep(60)", limit=3) == "died"


def test_who_writes_into_the_file_of_events_changes_nothing(
    house: House, pids: Path
) -> None:
    writes = "junk = open(events, 'ab', buffering=0)\njunk.write(b'{')\n"
    writes += 'junk.write(bytes(10**8))\njunk.write(b\'{"event": "exit"\')\n'
    assert _run(house, pids, writes, toy.RIGHT) == ""
    emptied = _run(house, pids, "open(events, 'w').close()", toy.RIGHT)
    assert emptied in ("", "died")


def test_half_an_event_is_none(tmp_path: Path) -> None:
    events = Events(tmp_path / "events", "secret")
    descriptor = open_to_write(events.path)
    os.write(descriptor, b'{"token": "secret", "event": "done", "tables": {"a": 1}')
    assert events.last("done") is None
    write(descriptor, "exit", token="secret", code=0)
    write(descriptor, "done", token="guessed")
    assert events.last("exit") == {"event": "exit", "token": "secret", "code": 0}
    assert events.last("done") is None
    os.close(descriptor)
    events.close()


ENDLESS_CHECK = """
import sys, time
from pathlib import Path
from drydock.sandbox.warm import client
from drydock.workbook.house import House
from drydock.sandbox.runner import Program, run
from drydock.workbook.workspace import Workspace

client.CAN_FORK = sys.argv[2] == "fork"
house = House(Path(sys.argv[1]))
work = Workspace(house.stage("1"), house.exercise("toy"))
run(work, Program("toy.ipynb", "notebook", "notebook"), limit=60)
"""


@pytest.mark.parametrize("way", ["fork", "spawn"])
def test_nothing_outlives_a_check_that_was_killed(
    house: House, pids: Path, way: str
) -> None:
    """Also where its code has stopped what should end it."""
    stop = "os.kill(os.getppid(), 19)\n" if way == "fork" else ""
    cells = [NOTE.format(str(pids)), f"out = {str(pids)!r}\n{SLEEPERS}{stop}{ENDLESS}"]
    notebook = house.exercise("toy") / "toy.ipynb"
    notebook.write_text(toy.notebook(*cells), "utf-8")
    command = [sys.executable, "-c", ENDLESS_CHECK, str(house.root), way]
    with subprocess.Popen(command) as check:
        while not pids.exists() or len(pids.read_text().split()) < 3:
            time.sleep(0.02)
            assert check.poll() is None
        check.send_signal(signal.SIGKILL)
    assert not left_running(pids, 10)
