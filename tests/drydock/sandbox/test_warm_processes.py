"""Warm hosts, from outside: how many jobs they run at once, and how they end."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from drydock.sandbox.crew import Crew
from drydock.sandbox.job import Job
from drydock.sandbox.warm import client
from drydock.sandbox.warm.cores import available

NOTES_ITS_TIMES = """
import time

def test_it():
    for change in (1, -1):
        with open({!r}, "a") as file:
            file.write(f"{{time.monotonic():020.6f}} {{change}}\\n")
        time.sleep(0.5 if change == 1 else 0)
"""

REACHES_NO_CORE = """
import os, select, stat

def test_it():
    for number in map(int, os.listdir("/proc/self/fd")):
        try:
            is_pipe = stat.S_ISFIFO(os.fstat(number).st_mode)
        except OSError:  # it was the listing itself
            continue
        assert not (is_pipe and select.select([number], [], [], 0)[0]), number
"""

pytestmark = pytest.mark.skipif(
    not client.CAN_FORK, reason="here each job is a process of its own"
)


@pytest.fixture(name="host")
def _host(monkeypatch: pytest.MonkeyPatch) -> Iterator[client.Host]:
    monkeypatch.setattr(client, "_HOSTS", {})
    yield client.host_of(0)
    client.end_hosts()


def test_nobody_waits_for_imports_in_vain(host: client.Host) -> None:
    host.warm(["pandas", "sklearn.ensemble"])
    host.close()
    assert host.process.returncode == -signal.SIGKILL


def test_a_host_that_has_run_something_ends_by_itself(
    host: client.Host, tmp_path: Path
) -> None:
    with Crew() as crew:
        assert _job(crew, tmp_path).wait().facts["tests"] == []
    host.close()
    assert host.process.returncode == 0


def test_a_host_and_its_twin_share_the_cores(host: client.Host, tmp_path: Path) -> None:
    cores, times = available(), tmp_path / "times"
    (tmp_path / "test_it.py").write_text(NOTES_ITS_TIMES.format(str(times)), "utf-8")
    host.fork_twin(["pytest"])
    with Crew() as crew:
        jobs = [
            _job(crew, tmp_path, *libraries)
            for libraries in [[], ["numpy"]] * (cores + 1)
        ]
        for job in jobs:
            [test] = job.wait().facts["tests"]
            assert test["outcome"] == "passed"
    at_work = most = 0
    for _, change in sorted(map(str.split, times.read_text("utf-8").splitlines())):
        at_work += int(change)
        most = max(most, at_work)
    assert min(cores, 2) <= most <= cores


def test_code_cannot_take_a_core_that_is_free(
    host: client.Host, tmp_path: Path
) -> None:
    """Without it, jobs would wait for a core without an end."""
    (tmp_path / "test_it.py").write_text(REACHES_NO_CORE, "utf-8")
    assert host
    with Crew() as crew:
        [test] = _job(crew, tmp_path).wait().facts["tests"]
    assert test["outcome"] == "passed", test["message"]


def _job(crew: Crew, folder: Path, *libraries: str) -> Job:
    """The tests in a folder at work; the twin, if there is one, has no libraries."""
    request = {"kind": "tests", "folder": str(folder), "libraries": list(libraries)}
    request["house"] = str(folder.parent)
    return crew.job(request, limit=30)


WITHOUT_INPUT = """
import os, sys
from drydock.sandbox.warm import client
from drydock.sandbox.warm.cores import available
from drydock.sandbox.crew import Crew

os.close(0)
client.host_of(0).fork_twin(["pytest"])
request = {"kind": "tests", "folder": sys.argv[1], "house": sys.argv[1]}
request |= {"libraries": []}
with Crew() as crew:
    print(crew.job(request, limit=10).wait().facts["tests"])
"""


def test_a_host_and_its_twin_need_no_standard_input(tmp_path: Path) -> None:
    """Descriptors that are free get other uses, and the twin's orders had number 0."""
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_INPUT, str(tmp_path)],
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.stdout == b"[]\n", done.stderr


def test_a_library_that_breaks_when_it_is_imported_is_left_to_the_jobs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not client.CAN_FORK:
        pytest.skip("this system has no hosts")
    from drydock.sandbox.warm import server  # pylint: disable=import-outside-toplevel

    (tmp_path / "breaks_at_import.py").write_text("1 / 0\n", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    server._import(["breaks_at_import"])  # pylint: disable=protected-access
    assert "breaks_at_import" not in sys.modules
