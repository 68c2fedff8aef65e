"""Judging on other machines: a Dask cluster whose workers each have a clone of the workbook.

Which of them judges what, and what happens to the work of one that has gone, is Dask's part.
"""

from __future__ import annotations

import asyncio
import logging
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

import distributed
from distributed.core import rpc

from drydock.errors import CalledWrongly
from drydock.files import walk
from drydock.teaching.room import dask_job
from drydock.teaching.room.workers import Closed, Ended
from drydock.workbook.house import Stage

CONNECTING_MAY_TAKE = 5.0
LOOK_EVERY = 2.0
# How long it is waited for a worker where all have gone: one may be started anew.
NOBODY_FOR = 60.0
# Works at a time for each thread of the cluster: the next is there when one is done, and
# there is something to do for a worker that comes later.
FOR_EACH_THREAD = 2
START = ".venv/bin/dask worker"


@contextmanager
def connected(address: str) -> Iterator[Cluster]:
    """A cluster, by the address of its scheduler.

    Raises CalledWrongly where there is none, or where its workers are not all in the state
    of this workbook.
    """
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    _require_scheduler(address)
    with distributed.Client(
        address, timeout=CONNECTING_MAY_TAKE, set_as_default=False, name="drydock"
    ) as client:
        yield Cluster(client, address)


def _require_scheduler(address: str) -> None:
    try:
        kind = asyncio.run(_kind(address))
        found = f"a {kind.lower()} of Dask's"
    except (OSError, ValueError) as error:
        kind, found = "", str(error) or type(error).__name__
    if kind != "Scheduler":
        raise CalledWrongly(
            expected=f"a Dask scheduler at {address}",
            found=found,
            remedy="start one with .venv/bin/dask scheduler, and give the address that it"
            " prints, as in: --dask tcp://192.0.2.7:8786",
        )


async def _kind(address: str) -> str:
    """What of Dask's is at an address: a Scheduler, a Worker, or a Nanny."""
    security = distributed.Security().get_connection_args("client")
    asked = rpc(address, timeout=CONNECTING_MAY_TAKE, connection_args=security)
    try:
        told = await asyncio.wait_for(asked.identity(), 2 * CONNECTING_MAY_TAKE)
        return str(told["type"])
    finally:
        await asked.close_rpc()


class Cluster:
    """Workers of Dask that can judge. at_a_time: how many works they are given."""

    def __init__(self, client: distributed.Client, address: str) -> None:
        self.client = client
        self._address = address
        self._look_at = self._seen_at = time.monotonic()
        threads = sum(self._threads().values())
        if not threads:
            raise self._nobody()
        self.at_a_time = FOR_EACH_THREAD * threads
        self._require_same_state()

    def judge(self) -> DaskJudge:
        """One that judges a work at a time, wherever there is room."""
        return DaskJudge(self)

    def look(self) -> None:
        """Raises CalledWrongly where no answer will come any more."""
        now = time.monotonic()
        if now < self._look_at:
            return
        self._look_at = now + LOOK_EVERY
        if self._threads():
            self._seen_at = now
        elif now > self._seen_at + NOBODY_FOR:
            raise self._nobody()

    def _threads(self) -> dict[str, int]:
        """Of each worker how many threads it has."""
        if self.client.scheduler is None:
            raise self.lost()
        try:
            ask = self.client.scheduler.ncores
            return self.client.sync(ask, callback_timeout=CONNECTING_MAY_TAKE)
        except OSError as error:
            raise self.lost() from error

    def _require_same_state(self) -> None:
        here = dask_job.state()
        try:
            told = self.client.run(dask_job.state, on_error="return")
        except OSError as error:
            raise self.lost() from error
        others = sorted(worker for worker, state in told.items() if state != here)
        if others:
            raise other_state(others[0], told[others[0]])

    def lost(self) -> CalledWrongly:
        return CalledWrongly(
            expected=f"the Dask scheduler at {self._address} stays until all is judged",
            found="the connection to it is lost",
            remedy="start it and its workers again, then run the same command: what was"
            " judged by now is not judged again",
        )

    def _nobody(self) -> CalledWrongly:
        return CalledWrongly(
            expected=f"a Dask worker at {self._address}",
            found="none",
            remedy=f"in a clone of the workbook, on any machine: {START} {self._address}",
        )


def other_state(worker: str, found: object = None) -> CalledWrongly:
    """What is told where a worker of Dask would judge otherwise, or not at all."""
    why = f" ({found})" if isinstance(found, Exception) else ""
    return CalledWrongly(
        expected="Dask workers with this workbook, in the state in which it is here",
        found=f"{worker} has another, or none{why}",
        remedy="bring its clone to the same commit, without changes; run ./scripts/go setup"
        f" there, then start it anew: {START} ADDRESS",
    )


class DaskJudge:
    """Judges one work at a time, as `Worker` does, on whichever machine there is room."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster
        self._woken: SimpleQueue[object] = SimpleQueue()
        self._is_closed = False
        self.is_fenced: bool | None = None

    def judge(
        self, stage: Stage, work: Path, content: str, time_limit: float | None
    ) -> dict[str, Any]:
        """See `Worker.judge`. Raises CalledWrongly where there is nobody to judge it."""
        if self._is_closed:
            raise Closed
        files = {path.as_posix(): (work / path).read_bytes() for path in walk(work)}
        name = f"{stage.kata}/{stage.number}"
        order = dask_job.Order(name, files, content, time_limit, dask_job.state())
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a large work is a large order
            future = self._cluster.client.submit(dask_job.judge, order, pure=False)
        answer = self._answer(future)
        if answer.said is None:
            raise other_state("one that came later")
        self.is_fenced = answer.is_fenced
        return answer.said

    def _answer(self, future: distributed.Future[Any]) -> dask_job.Answer:
        future.add_done_callback(self._woken.put)
        try:
            while not future.done():
                if self._is_closed:
                    raise Closed
                self._cluster.look()
                try:
                    self._woken.get(timeout=LOOK_EVERY)
                except Empty:
                    pass
            return self._what_is_said(future)
        finally:
            future.release()  # what nobody has begun is not begun any more

    def _what_is_said(self, future: distributed.Future[Any]) -> dask_job.Answer:
        if future.status == "cancelled":
            raise Closed if self._is_closed else self._cluster.lost()
        error = future.exception()
        if error is None:
            return future.result()
        if isinstance(error, distributed.KilledWorker):
            raise Ended("the Dask workers that judged it were ended, one after another")
        if isinstance(error, (ImportError, AttributeError)):
            raise other_state("one that came later", error)
        raise error if isinstance(error, Ended) else Ended(f"on a Dask worker: {error}")

    def close(self) -> None:
        """Ends the waiting; who judges is not waited for."""
        self._is_closed = True
        self._woken.put(None)
