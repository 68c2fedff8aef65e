"""The last state of the loans kata, taken out of the workbook: in an empty folder, with its
own requirements and nothing else, it installs, trains, passes its own tests and serves, and
two thousand requests, good and bad, neither break it nor make it grow.

The packages come from pip's index or cache; where pip cannot get them, this is skipped.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, NamedTuple

import psutil
import pytest

from drydock.workbook.house import HERE

LAST = HERE.stage("loans/11")
DATA = ("german.data", "header.txt")
REQUIREMENTS = "-r requirements.txt -r requirements-ci.txt".split()
REQUESTS, WARM_UP = 2000, 400
AT_ONCE = 4
GROWTH = (
    6_000_000  # bytes: what the allocator takes or keeps; one kB a request is 1.6 MB
)
REFUSED = (400, 422)

pytestmark = pytest.mark.long


class Asked(NamedTuple):
    """A request, and the statuses that are right for it."""

    path: str
    body: bytes | None
    statuses: tuple[int, ...]
    method: str = "POST"
    kind: str = "application/json"


class Project(NamedTuple):
    """The state in its folder, and the Python that has its packages."""

    folder: Path
    python: Path
    settings: dict[str, str]

    def run(self, *command: str, **settings: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.python, *command],
            cwd=self.folder,
            env=self.settings | settings,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture(name="project", scope="module")
def _project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    top = tmp_path_factory.mktemp("alone")
    folder = top / "loans"
    shutil.copytree(LAST.solution, folder)
    (folder / "data").mkdir()
    for name in DATA:
        shutil.copy(HERE.root / "data" / "loans" / name, folder / "data")
    subprocess.run([sys.executable, "-m", "venv", top / "venv"], check=True)
    places = [top / "venv" / name / "python" for name in ("bin", "Scripts")]
    python = next(one for one in places if one.exists() or one.with_suffix(".exe"))
    settings = {n: v for n, v in os.environ.items() if not n.startswith("PYTHON")}
    project = Project(folder, python, settings | {"LOANS_DATA": "data"})
    installed = project.run("-m", "pip", "install", "-q", *REQUIREMENTS)
    if installed.returncode and "No matching distribution" not in installed.stderr:
        pytest.skip("pip cannot install here: no network, and nothing kept")
    assert not installed.returncode, installed.stderr[-2000:]
    trained = project.run("training.py")
    assert not trained.returncode, trained.stderr[-2000:]
    return project


@pytest.fixture(name="port", scope="module")
def _port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture(name="log", scope="module")
def _log(project: Project) -> Path:
    return project.folder.parent / "requests.jsonl"


@pytest.fixture(name="service", scope="module")
def _service(project: Project, port: int, log: Path) -> Iterator[psutil.Process]:
    """The service, started as the README says."""
    command = f"-m uvicorn app:app --port {port} --log-level warning".split()
    settings = project.settings | {"LOANS_LOG": str(log)}
    with subprocess.Popen(
        [project.python, *command], cwd=project.folder, env=settings
    ) as process:
        try:
            _wait_for(port, process)
            yield psutil.Process(process.pid)
        finally:
            process.kill()


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < end:
        try:
            if _status(port, Asked("/health", None, (200,), "GET")) == 200:
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail("the service does not start")


def _status(port: int, asked: Asked) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        headers = {"content-type": asked.kind}
        connection.request(asked.method, asked.path, asked.body, headers)
        answer = connection.getresponse()
        answer.read()
        return answer.status
    finally:
        connection.close()


def _applicants(project: Project) -> list[dict[str, Any]]:
    code = "from training import *; import sys; t = load_data().drop(columns=TARGET)"
    said = project.run("-c", f"{code}; sys.stdout.write(t.to_json(orient='records'))")
    return json.loads(said.stdout)


def _bad(good: dict[str, Any]) -> list[Asked]:
    """Requests that are wrong, one way each."""
    changed: list[dict[str, Any]] = [
        {"duration": "12"},
        {"duration": 3},
        {"amount": 20_001},
        {"amount": 10**40},
        {"age": None},
        {"age": True},
        {"age": 30.5},
        {"age": float("nan")},
        {"age": float("inf")},
        {"purpose": "A4X"},
        {"purpose": "x" * 1_000_000},
        {"purpose": "\ud800"},
        {"\ud800": 1},
        {"savings": ["A61"] * 1000},
        {"savings": {"A61": {}}},
        {"name": "of somebody"},
    ]
    bodies = [json.dumps(good | one).encode() for one in changed]
    bodies += [json.dumps({**good, "age": 1}).encode().replace(b": 1,", b": 1e999,")]
    bodies += [b"", b"{", b"[]", b"null", b'"A11"', b"\xff\xfe", b"[" * 100_000]
    bodies += [b'{"age": ' + b"9" * 10_000 + b"}", b'{"a": 1}' * 2]
    bodies += [json.dumps({k: v for k, v in good.items() if k != "job"}).encode()]
    text = json.dumps(good).encode()
    return [
        *(Asked("/predict", body, REFUSED) for body in bodies),
        Asked("/predict", text, (415, 422), kind="text/plain"),
        Asked("/predict", None, (405,), "GET"),
        Asked("/predict", text, (405,), "PUT"),
        Asked("/health", text, (405,)),
        Asked("/", None, (404,), "GET"),
        Asked("/predict/../../etc/passwd", None, (404,), "GET"),
    ]


def _mixed(people: list[dict[str, Any]]) -> list[Asked]:
    """Good and bad requests by turns, and now and then a look at the health."""
    found: list[Asked] = []
    bad = _bad(people[0])
    for number in range(REQUESTS):
        person = people[number % len(people)]
        if number % 10 == 0:
            found.append(Asked("/health", None, (200,), "GET"))
        elif number % 2:
            found.append(Asked("/predict", json.dumps(person).encode(), (200,)))
        else:
            found.append(bad[number // 2 % len(bad)])
    return found


def test_it_passes_its_own_tests(project: Project) -> None:
    done = project.run("-m", "pytest", "-q", "-p", "no:cacheprovider", "tests")
    assert not done.returncode, done.stdout[-3000:]
    assert "failed" not in done.stdout and "passed" in done.stdout


def test_what_is_deployed_passes_the_tests_for_it(
    project: Project, service: psutil.Process, port: int
) -> None:
    assert service.is_running()
    tests = "-m pytest -q -p no:cacheprovider tests/test_deployment.py".split()
    done = project.run(*tests, LOANS_URL=f"http://127.0.0.1:{port}")
    assert not done.returncode and "skipped" not in done.stdout, done.stdout[-3000:]


def test_two_thousand_requests_have_no_wrong_status_and_it_does_not_grow(
    project: Project, service: psutil.Process, port: int, log: Path
) -> None:
    requests = _mixed(_applicants(project))
    before = len(log.read_text("utf-8").splitlines()) if log.exists() else 0
    ask = partial(_status, port)
    with ThreadPoolExecutor(AT_ONCE) as callers:
        statuses = list(callers.map(ask, requests[:WARM_UP]))
        warm = service.memory_info().rss
        begun = time.monotonic()
        statuses += callers.map(ask, requests[WARM_UP:])
        took = time.monotonic() - begun
    grown = service.memory_info().rss - warm
    print(
        f"{(REQUESTS - WARM_UP) / took:.0f} requests a second; {warm / 1e6:.0f} MB,"
        f" grown by {grown / 1e6:.1f} MB"
    )
    wrong = [
        (status, one.method, one.path, (one.body or b"")[:60], one.statuses)
        for status, one in zip(statuses, requests, strict=True)
        if status not in one.statuses
    ]
    assert not wrong, wrong[:5]
    answered = sum(one.path == "/predict" and 200 in one.statuses for one in requests)
    assert len(log.read_text("utf-8").splitlines()) - before == answered
    assert grown < GROWTH
