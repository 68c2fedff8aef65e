"""Judging on other machines: what is sent, what comes back, and what is told where nobody
answers."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import distributed
import pytest
import toy
from handed_in import FILE, RIGHT, WRONG, FakeWorker, put, read

from drydock.errors import CalledWrongly
from drydock.teaching.room import dask_cluster, dask_job
from drydock.teaching.room.dask_cluster import connected
from drydock.teaching.room.remembered import Remembered
from drydock.teaching.room.results import Row
from drydock.teaching.room.room import Case, Room, Wish
from drydock.workbook.house import House, Stage

WAITS = threading.Event()


class FarWorker(FakeWorker):
    """One that has trouble of its own, or takes its time, where the work says so."""

    def judge(
        self, stage: Stage, work: Path, content: str, time_limit: float | None
    ) -> dict[str, Any]:
        text = (work / FILE).read_text("utf-8")
        if "fails" in text:
            raise OSError("no space left")
        if "takes long" in text:
            WAITS.wait(60)
        return super().judge(stage, work, content, time_limit)


def _cluster(workers: int) -> distributed.LocalCluster:
    """A scheduler and its workers, in threads of this process."""
    return distributed.LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        processes=False,
        protocol="tcp://",
        dashboard_address="127.0.0.1:0",
    )


@pytest.fixture(name="address", scope="module")
def _address() -> Iterator[str]:
    with _cluster(2) as cluster:
        yield cluster.scheduler_address


@pytest.fixture(name="house")
def _house(house: House, monkeypatch: pytest.MonkeyPatch) -> House:
    """The house of whoever leads the group, and of the workers of Dask."""
    monkeypatch.setattr(dask_job, "Worker", FarWorker)
    monkeypatch.setattr(dask_job, "HERE", house)
    dask_job.state.cache_clear()
    WAITS.clear()
    return house


def _room(house: House, tmp_path: Path, cluster: Any = None) -> Room:
    wish = Wish(None, 5.0)
    return Room(house, tmp_path / "own", wish, Remembered(house), cluster=cluster)


def _judge(house: House, tmp_path: Path, address: str, **files: str) -> dict[str, Row]:
    group = put(tmp_path / "in", {f"{who}/{FILE}": text for who, text in files.items()})
    with connected(address) as cluster:
        room = _room(house, tmp_path, cluster)
        rows, cases = room.cases(list(read(house, group).values()))
        room.judge(cases)
        assert room.is_fenced is not False
    return {row.who: row for row in rows}


def test_works_are_judged_and_one_that_ends_its_judge_is_a_row(
    house: House, tmp_path: Path, address: str
) -> None:
    texts = {"eve": toy.notebook("ends"), "fay": toy.notebook("fails")}
    rows = _judge(house, tmp_path, address, ada=RIGHT, bob=WRONG, **texts)
    found = {
        who: (str(one.mark), one.said)
        for who, row in rows.items()
        for one in row.judged.values()
    }
    assert found == {
        "ada": ("PASS", ""),
        "bob": ("FAIL", "All is well: it is not"),
        "eve": ("ENDED", "tried twice: the process that judged it was ended"),
        "fay": ("ENDED", "on a Dask worker: no space left"),
    }


def test_what_is_sent_has_no_names_and_nothing_but_the_work(
    house: House, tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[dask_job.Order] = []
    monkeypatch.setattr(
        distributed.Client,
        "submit",
        lambda _, __, order, **___: sent.append(order) or 1 / 0,
    )
    with pytest.raises(ZeroDivisionError):
        _judge(house, tmp_path, address, Grace=RIGHT)
    assert len(sent) == 1
    order = sent[0]
    assert order.files == {FILE: RIGHT.encode()}
    assert "Grace" not in repr(order) and str(tmp_path) not in repr(order)


def test_workers_in_another_state_are_refused_at_once(
    house: House, tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dask_cluster.dask_job, "state", lambda: "another")
    real = dask_job.WhatJudges(house).whole
    monkeypatch.setattr(
        distributed.Client, "run", lambda *_, **__: {"tcp://192.0.2.7:1": real}
    )
    with pytest.raises(CalledWrongly, match="192.0.2.7:1 has another") as told:
        _judge(house, tmp_path, address, ada=RIGHT)
    assert "dask worker" in told.value.remedy


def test_one_in_another_state_that_comes_later_judges_nothing(
    house: House, tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(distributed.Client, "run", lambda *_, **__: {})
    states = iter(["as here", "as here"])
    monkeypatch.setattr(dask_job, "state", lambda: next(states, "another"))
    with pytest.raises(CalledWrongly, match="one that came later has another"):
        _judge(house, tmp_path, address, ada=RIGHT)


def test_it_can_be_stopped_and_what_is_known_stays(
    house: House, tmp_path: Path, address: str
) -> None:
    texts = {"ada": RIGHT, "bob": toy.notebook("takes long")}
    group = put(tmp_path / "in", {f"{who}/{FILE}": text for who, text in texts.items()})

    def stop(_: Case) -> None:
        raise KeyboardInterrupt

    with connected(address) as cluster:
        room = _room(house, tmp_path, cluster)
        rows, cases = room.cases(list(read(house, group).values()))
        begun = time.monotonic()
        with pytest.raises(KeyboardInterrupt):
            room.judge(cases, done=stop)
        assert time.monotonic() - begun < 20
        WAITS.set()
    assert [row.is_waiting for row in rows] == [False, True]


def _refused(address: str) -> CalledWrongly:
    with pytest.raises(CalledWrongly) as told:
        with connected(address):
            pass
    return told.value


def test_a_scheduler_that_is_not_there_is_told_soon(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(dask_cluster, "CONNECTING_MAY_TAKE", 0.3)
    with socket.socket() as somebody_else:
        somebody_else.bind(("127.0.0.1", 0))
        port = somebody_else.getsockname()[1]
        begun = time.monotonic()
        assert "Dask scheduler" in _refused(f"tcp://127.0.0.1:{port}").expected
        somebody_else.listen()
        assert "Dask scheduler" in _refused(f"127.0.0.1:{port}").expected
    assert time.monotonic() - begun < 20
    for wrong in ("nonsense", "http://127.0.0.1:80", ""):
        assert "--dask tcp://" in _refused(wrong).remedy


def test_a_worker_is_no_scheduler(address: str) -> None:
    with distributed.Client(address, set_as_default=False) as client:
        worker = next(iter(client.nthreads()))
    assert _refused(worker).found == "a worker of Dask's"


def test_a_scheduler_without_workers_is_told() -> None:
    with _cluster(0) as cluster:
        told = _refused(cluster.scheduler_address)
    assert (told.found, "dask worker tcp://" in told.remedy) == ("none", True)


def test_where_all_workers_have_gone_or_the_scheduler_it_is_told(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dask_cluster, "LOOK_EVERY", 0.1)
    monkeypatch.setattr(dask_cluster, "NOBODY_FOR", 0.3)
    with _cluster(1) as cluster:
        with connected(cluster.scheduler_address) as found:
            monkeypatch.setattr(dask_cluster, "CONNECTING_MAY_TAKE", 1.0)
            cluster.scale(0)
            group = put(tmp_path / "in", {f"ada/{FILE}": RIGHT})
            room = _room(house, tmp_path, found)
            _, cases = room.cases(list(read(house, group).values()))
            with pytest.raises(CalledWrongly, match="a Dask worker at"):
                room.judge(cases)
            cluster.close()
            with pytest.raises(CalledWrongly, match="is lost"):
                room.judge(cases)
