"""A server beside a participant's tests is gone with them, also after a kill, and also where
the tests leave processes behind: no process, no port, no file is left."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
import toy
from processes import left_running

from drydock import scratch
from drydock.judging.server_checks import RIGHT
from drydock.sandbox.warm import client
from drydock.workbook.house import HERE, House, Stage

STAGES = [
    stage
    for kata in HERE.katas
    for stage in HERE.stages(kata)
    if (stage.tests / RIGHT).is_dir()
]

SERVED_CHECK = """
import sys
from contextlib import ExitStack
from pathlib import Path
from drydock.judging.model_checks import Placed
from drydock.judging.own_test_answers import failures
from drydock.judging.own_test_judgement import Bench
from drydock.judging.server_checks import Servers
from drydock.sandbox.crew import Crew
from drydock.sandbox.warm import client
from drydock.workbook.house import House
from drydock.workbook.workspace import Workspace

client.CAN_FORK = sys.argv[2] == "fork"
house = House(Path(sys.argv[1]))
work = Workspace(house.stage("1"), house.exercise("toy"))
with Crew() as crew, ExitStack() as stack:
    bench = Bench(work, crew, stack, 60, ("tests/test_deployed.py",))
    servers = Servers(bench, "TOY_URL", Placed(work.stage, Path(), "left", b""))
    judgement = servers.trial().judgement(servers.on_own("service.app"))
    print([len(one.facts["tests"]) for one in (judgement.own, *judgement.correct.values())])
"""
ANSWER = "    start_response('200 OK', [])\n    return [b'ok']\n"
SERVICE = f"def app(environ, start_response):\n{ANSWER}"
MAKER = f'''"""It is right."""

def make():
    {SERVICE.replace("    ", "        ")}    return app
'''
# Each notes itself and its port. One is a child of nobody, one holds the address that it got.
TESTS = """
import os, subprocess, sys, time
from pathlib import Path
from urllib.request import urlopen

HERE = Path({here!r})

def note(file, what):
    with open(HERE / file, "a") as out:
        out.write(f"{{what}}\\n")

def test_it():
    url = os.environ["TOY_URL"]
    note("pids", os.getpid())
    note("ports", url.rpartition(":")[2])
    assert urlopen(url).read() == b"ok"
    if hasattr(os, "fork") and not os.fork():
        os.setsid()
        if not os.fork():
            note("pids", os.getpid())
            time.sleep(60)
        os._exit(0)
    sleep = [sys.executable, "-c", "import time; time.sleep(60)"]
    note("pids", subprocess.Popen(sleep, start_new_session=True, env={{}}).pid)
    time.sleep({seconds})
"""


@pytest.fixture(name="noted")
def _noted(house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where it is noted what runs; what is temporary lies beside it."""
    noted = tmp_path / "noted"
    (noted / "tmp").mkdir(parents=True)
    monkeypatch.setenv("TMPDIR", str(noted / "tmp"))
    monkeypatch.setattr(tempfile, "tempdir", str(noted / "tmp"))
    makers = {"given.py": "def give(data, work):\n    return ()\n"}
    makers |= {f"right_servers/{name}.py": MAKER for name in ("one", "other")}
    toy.write(house.stage("1").tests, makers)
    toy.write(house.exercise("toy"), {"service.py": SERVICE})
    return noted


def _begin(
    house: House, noted: Path, seconds: float, way: str
) -> subprocess.Popen[bytes]:
    tests = TESTS.format(here=str(noted), seconds=seconds)
    toy.write(house.exercise("toy"), {"tests/test_deployed.py": tests})
    command = [sys.executable, "-c", SERVED_CHECK, str(house.root), way]
    return subprocess.Popen(command, stdout=subprocess.PIPE)


def _nothing_is_left(noted: Path) -> bool:
    assert not left_running(noted / "pids", 10)
    ports = (noted / "ports").read_text().split() if (noted / "ports").exists() else []
    for port in ports:
        with socket.socket() as free:  # nobody listens there, and nobody holds it
            assert free.connect_ex(("127.0.0.1", int(port)))
    scratch.sweep()
    assert not list((noted / "tmp").glob("drydock-*"))
    return bool(ports)


@pytest.mark.parametrize("way", ["fork", "spawn"] if client.CAN_FORK else ["spawn"])
def test_a_server_is_gone_with_the_tests_that_asked_it(
    house: House, noted: Path, way: str
) -> None:
    with _begin(house, noted, 0, way) as check:
        assert check.stdout and check.stdout.read().split() == [b"[1,", b"1,", b"1]"]
    assert _nothing_is_left(noted)

    with _begin(house, noted, 60, way) as check:
        while len((noted / "pids").read_text().split()) < 12:
            time.sleep(0.02)
            assert check.poll() is None
        check.send_signal(signal.SIGKILL)
    assert _nothing_is_left(noted)


@pytest.mark.long
@pytest.mark.skipif(not client.CAN_FORK, reason="SIGKILL, and who listens is seen")
@pytest.mark.parametrize("stage", STAGES, ids=str)
def test_fifty_kills_of_a_check_leave_nothing(
    stage: Stage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    record_property: Callable[[str, object], None],
) -> None:
    """The command as a person would start it; what it starts has a temporary folder that
    nobody else has, and is found by that."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    command = [sys.executable, "-m", "drydock", "check", f"{stage.kata}/{stage.number}"]
    command += ["--workspace", str(stage.solution)]

    def begin() -> subprocess.Popen[bytes]:
        return subprocess.Popen(command, cwd=HERE.root, stdout=subprocess.DEVNULL)

    began = time.monotonic()
    with begin() as check:
        check.wait()
    latest = (
        time.monotonic() - began
    )  # learned: on a busy machine that is too long, or short
    draw, amid, served = random.Random(7), 0, 0
    for _ in range(50):
        with begin() as check:
            time.sleep(draw.uniform(0, latest))
            hit = check.poll() is None
            served += bool(_listening(tmp_path))
            check.kill()
        amid, latest = amid + hit, latest * (1.05 if hit else 0.9)
        _hold_nothing_left(tmp_path)
    counts = f"50 kills, {amid} before the end, {served} while servers listened: 0 left"
    record_property("count", f"{stage}: {counts}")
    assert amid and served


def _hold_nothing_left(folder: Path) -> None:
    until = time.monotonic() + 10
    while left := [*_of(folder)]:
        assert time.monotonic() < until, left
        time.sleep(0.05)
    scratch.sweep()
    assert not list(folder.glob("drydock-*"))


def _of(folder: Path) -> Iterator[psutil.Process]:
    """The processes whose temporary files lie in a folder, but for this one."""
    for one in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            if one.pid != os.getpid() and str(folder) in one.environ().get(
                "TMPDIR", ""
            ):
                yield one


def _listening(folder: Path) -> list[int]:
    """The ports at which these processes listen."""
    found = []
    for one in _of(folder):
        with contextlib.suppress(psutil.Error):
            listens = [c for c in one.net_connections() if c.status == "LISTEN"]
            assert all(connection.laddr.ip == "127.0.0.1" for connection in listens)
            found += [connection.laddr.port for connection in listens]
    return found
