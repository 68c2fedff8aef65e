"""Code that forks, fills, hides and never ends: a verdict, and nothing left behind."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

import pytest
import toy
from processes import left_running

from drydock.sandbox import job, lookout
from drydock.sandbox.job import Outcome
from drydock.sandbox.limits import excess
from drydock.sandbox.stop_messages import told
from drydock.sandbox.warm import client
from drydock.workbook.house import House
from drydock.workbook.notebook import cells, read_document

POSIX = pytest.mark.skipif(os.name != "posix", reason="fork and signals: POSIX")
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="the system's limit: Linux")
NOTE_PID = """import os, pathlib
out = {0!r}
note = lambda: open(out, 'a').write(f'{{os.getpid()}}\\n')
"""


class Sea:
    """The small house, and what must be as before after each run."""

    def __init__(self, house: House, temporary: Path) -> None:
        self.house = house
        self._temporary = temporary
        self._pids = house.root / "pids.txt"

    def run(self, *sources: str, limit: float = 30) -> Outcome:
        """The outcome of a notebook with these cells. The name `note` is a function that
        writes down the number of its process, so that it can be looked for afterwards.
        """
        first = NOTE_PID.format(str(self._pids))
        outcome = toy.run_cells(self.house, first, *sources, limit=limit)
        self._hold_intact(first, *sources)
        return outcome

    def told(self, outcome: Outcome) -> str:
        """What a person is told of it."""
        assert outcome.stop is not None
        path = self.house.exercise("toy") / "toy.ipynb"
        code = cells(read_document(path, path.name), "code")
        return told(outcome.stop, code, path.name).found

    def _hold_intact(self, *sources: str) -> None:
        work = self.house.exercise("toy")
        assert [path.name for path in work.iterdir()] == ["toy.ipynb"]
        assert (work / "toy.ipynb").read_text("utf-8") == toy.notebook(*sources)
        assert not left_running(self._pids), "a process is left"
        assert not list(self._temporary.iterdir()), "a file is left"


@pytest.fixture(name="sea")
def _sea(house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sea:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    return Sea(house, temporary)


@pytest.fixture(name="way", params=["fork", "spawn"])
def _way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """How a process begins: as it does on this system, and as it does on the others."""
    if request.param == "fork" and not client.CAN_FORK:
        pytest.skip("this system cannot fork")
    monkeypatch.setattr(client, "CAN_FORK", request.param == "fork")
    return request.param


HARMLESS = {
    "catches SystemExit": "try:\n    raise SystemExit(3)\nexcept SystemExit:\n    pass",
    "catches everything": "try:\n    import sys; sys.exit()\nexcept BaseException:\n    pass",
    "overrides print": "import builtins\nbuiltins.print = print = lambda *a: 1 / 0",
    "overrides open": "import builtins\nbuiltins.open = lambda *a, **k: 1 / 0",
    "changes directory": "os.chdir('/')",
    "deletes its file": "os.remove('toy.ipynb')",
    "deletes all": "import shutil; shutil.rmtree('.', ignore_errors=True)",
    "overwrites itself": "open('toy.ipynb', 'w').write('gone')",
    "endless thread": "import threading, time\ndef f():\n    while True: time.sleep(1)\n"
    "threading.Thread(target=f).start()",
    "exit handlers": "import atexit; atexit.register(lambda: os.kill(os.getpid(), 9))",
    "temporary files": "import tempfile; tempfile.mkdtemp(); tempfile.mkstemp()",
    "locked folder": "os.makedirs('x/y'); os.chmod('x', 0)",
    "closes its output": "import sys; sys.stdout.close(); sys.stderr.close(); os.close(1)",
    "joins strange folders": "import sys; sys.path[:] = []; sys.modules.pop('json', None)",
    "daemon": "import subprocess, sys\nsubprocess.Popen([sys.executable, '-c', "
    "'import os, time; open(%r, \"a\").write(str(os.getpid())); time.sleep(60)' % out],"
    " start_new_session=True)\nwhile not pathlib.Path(out).exists(): pass",
}
FORKS = {
    "forks": "os.fork()",
    "forks and both go on": "pid = os.fork()\nif not pid: note()",
    "forks a sleeper": "import time\nif not os.fork():\n    note(); time.sleep(60)",
    "double fork": "import time\nif not os.fork():\n    os.setsid()\n"
    "    if not os.fork():\n        note(); time.sleep(60)\n    os._exit(0)\n"
    "while not pathlib.Path(out).exists(): pass",
}


@pytest.mark.parametrize("name", HARMLESS)
def test_what_does_no_harm_to_the_result_has_no_effect(sea: Sea, name: str) -> None:
    outcome = sea.run(HARMLESS[name], toy.RIGHT)
    assert outcome.stop is None, outcome.stop
    assert outcome.tables == {"numbers": "key,value\n1,10\n2,20\n"}


@POSIX
@pytest.mark.parametrize("name", FORKS)
def test_forks_change_nothing_and_are_ended(sea: Sea, name: str, way: str) -> None:
    assert way
    outcome = sea.run(FORKS[name], toy.RIGHT)
    assert outcome.stop is None, outcome.stop
    assert outcome.tables == {"numbers": "key,value\n1,10\n2,20\n"}


@LINUX
@pytest.mark.parametrize("end", ["os._exit(0)", "os.kill(os.getpid(), 9)", "1 / 0"])
def test_what_flees_from_a_process_that_dies_is_found(sea: Sea, end: str) -> None:
    outcome = sea.run(FORKS["double fork"], toy.RIGHT, end)
    assert outcome.stop is not None
    assert outcome.stop.kind in ("died", "ZeroDivisionError")


@pytest.mark.parametrize("end", ["", "os._exit(0)"])
def test_who_deletes_what_the_engine_writes_gets_a_verdict(sea: Sea, end: str) -> None:
    cell = "import shutil, tempfile\nshutil.rmtree(pathlib.Path(tempfile.gettempdir()).parent)"
    outcome = sea.run(toy.RIGHT, cell, end, limit=2)
    assert outcome.stop is not None and outcome.stop.kind in ("died", "too slow")


def test_who_deletes_it_before_anybody_has_looked_gets_a_verdict(
    sea: Sea, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert way
    monkeypatch.setattr(job, "pause", lambda _: time.sleep(2))
    cell = "import shutil, tempfile\nshutil.rmtree(pathlib.Path(tempfile.gettempdir()).parent)"
    outcome = sea.run(toy.RIGHT, cell, "os._exit(0)")
    assert outcome.stop is not None and outcome.stop.kind == "died"


@POSIX
def test_a_process_that_flees_is_found_after_a_time_out(sea: Sea, way: str) -> None:
    assert way
    outcome = sea.run(FORKS["double fork"], "while True: pass", limit=2)
    assert outcome.stop is not None and outcome.stop.kind == "too slow"


@POSIX
def test_whoever_ignores_every_signal_is_ended_all_the_same(sea: Sea) -> None:
    ignore = (
        "import signal, time\nfor s in (1, 2, 3, 15): signal.signal(s, signal.SIG_IGN)"
    )
    outcome = sea.run(ignore, "note()\nwhile True: time.sleep(9)", limit=1)
    assert outcome.stop is not None and outcome.stop.kind == "too slow"


@LINUX
@pytest.mark.parametrize(
    "cell", ["x = bytearray(30 * 10**9)", "x = [0] * (30 * 10**9 // 8)"]
)
def test_who_asks_for_thirty_gigabytes_is_told(sea: Sea, cell: str) -> None:
    text = sea.told(sea.run(toy.RIGHT, cell))
    assert "more memory than a check has for it, 4 GB, in code cell 3" in text


@POSIX
@pytest.mark.parametrize("how", ["f.truncate(n)", "f.seek(n); f.write(b'x')"])
def test_who_makes_a_file_of_two_gigabytes_is_told(sea: Sea, how: str) -> None:
    cell = f"n = 2 * 10**9\nwith open('big', 'wb') as f:\n    {how}"
    text = sea.told(sea.run(toy.RIGHT, cell))
    assert "it wrote more than 1 GB into one file, in code cell 3" in text


@POSIX
def test_who_starts_hundreds_of_processes_is_told(
    sea: Sea, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lookout, "PROCESSES", 20)
    cell = "import time\nfor _ in range(30):\n    if not os.fork():\n"
    cell += "        note(); time.sleep(60); os._exit(0)\ntime.sleep(60)"
    text = sea.told(sea.run(toy.RIGHT, cell))
    assert "it took more than 20 processes, in code cell 3" in text


@POSIX
def test_memory_that_the_system_does_not_limit_is_told(
    sea: Sea, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Shared memory is not counted, and other systems count nothing at all."""
    monkeypatch.setattr(lookout, "MOST", 600 * 10**6)
    cell = (
        "import mmap, time\nm = mmap.mmap(-1, 10**9)\nfor at in range(0, 10**9, 4096):"
    )
    cell += "\n    m[at] = 1\ntime.sleep(60)"
    text = sea.told(sea.run(toy.RIGHT, cell))
    assert "it took more than 4 GB of memory, in code cell 3" in text


def test_who_fills_the_disk_is_told(sea: Sea, monkeypatch: pytest.MonkeyPatch) -> None:
    rooms = iter([10**12, 10**12])
    monkeypatch.setattr(lookout, "_room", lambda: next(rooms, 10**6))
    text = sea.told(sea.run(toy.RIGHT, "import time; time.sleep(60)"))
    assert "it took nearly all that was left on the disk" in text


def test_a_pool_of_workers_is_not_too_much(sea: Sea) -> None:
    """Workers share most of their memory; nobody is told off for using several."""
    cell = "import multiprocessing, time\nif hasattr(os, 'fork'):\n"
    cell += "    ctx = multiprocessing.get_context('fork')\n"
    cell += "    with ctx.Pool(16) as pool: pool.map(time.sleep, [0.1] * 160)"
    assert sea.run(cell, toy.RIGHT).stop is None


def test_an_error_is_an_excess_only_where_a_limit_was_reached() -> None:
    assert not excess("OSError", "[Errno 2] No such file")
    assert not excess("ValueError", "[Errno 27]")


# Long: the same in earnest


@POSIX
@pytest.mark.long
def test_two_gigabytes_are_written_in_earnest(sea: Sea) -> None:
    cell = (
        "with open('big', 'wb') as f:\n    for _ in range(2000): f.write(b'x' * 10**6)"
    )
    assert "into one file" in sea.told(sea.run(toy.RIGHT, cell))


@LINUX
@pytest.mark.long
def test_thirty_gigabytes_are_allocated_bit_by_bit(sea: Sea) -> None:
    cell = "x = []\nfor _ in range(3000): x.append(bytearray(10**7))"
    assert "more memory than a check has" in sea.told(sea.run(toy.RIGHT, cell))


@POSIX
@pytest.mark.long
def test_a_fork_bomb_is_put_out(sea: Sea) -> None:
    outcome = sea.run(toy.RIGHT, "while True:\n    note(); os.fork()", limit=20)
    assert "it took more than 200 processes" in sea.told(outcome)
