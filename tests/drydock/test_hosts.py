"""Warm hosts, from outside: how they end."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from drydock import hosts
from drydock.crew import Crew

pytestmark = pytest.mark.skipif(
    not hosts.CAN_FORK, reason="here each job is a process of its own"
)


@pytest.fixture(name="host")
def _host(monkeypatch: pytest.MonkeyPatch) -> Iterator[hosts.Host]:
    monkeypatch.setattr(hosts, "_HOSTS", {})
    yield hosts.host_of(0)
    hosts.end_hosts()


def test_nobody_waits_for_imports_in_vain(host: hosts.Host) -> None:
    host.warm(["pandas", "sklearn.ensemble"])
    host.close()
    assert host.process.returncode == -signal.SIGKILL


def test_a_host_that_has_run_something_ends_by_itself(
    host: hosts.Host, tmp_path: Path
) -> None:
    request = {"kind": "tests", "folder": str(tmp_path), "libraries": []}
    request |= {"about": [], "others": [], "stop_early": False}
    with Crew() as crew:
        assert crew.job(request, limit=30).wait().facts["tests"] == []
    host.close()
    assert host.process.returncode == 0
