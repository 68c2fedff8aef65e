"""A crew of child processes that run a participant's code within a time limit.

Where the system can fork, one warm host imports the libraries once and each job runs in
a fork of it; elsewhere each job is a process of its own, with the same answer. macOS can
fork, but not safely once Apple's libraries have started threads.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from drydock import scratch
from drydock.sandbox.events import Events
from drydock.sandbox.job import Job, Order
from drydock.sandbox.spawns import Spawn
from drydock.sandbox.warm import client
from drydock.sandbox.warm.forks import Fork

ABOUT = {"notebook": "your notebook", "tests": "your tests"}


def warm(light_libraries: Sequence[str], all_others: Sequence[str]) -> None:
    """Lets libraries be imported that jobs will want, while there is other work to do.

    light_libraries: those with which some jobs can begin already.
    """
    if client.CAN_FORK:
        client.host_of(0).fork_twin(light_libraries)
        client.host_of(0).warm(all_others)


class Crew:
    """Runs jobs; when it is left, none of them runs any more, and no file is left.

    which: crews of different numbers share no process, and so no order of sets.
    light_libraries: those that are enough for some jobs, which can begin before the others.
    """

    def __init__(self, which: int = 0, light_libraries: Sequence[str] = ()) -> None:
        self._which = which
        if client.CAN_FORK:
            host = client.host_of(which)
            if light_libraries:
                host.fork_twin(light_libraries)
        self._directory = scratch.folder()
        self._private = Path(self._directory.name).resolve()
        self._jobs: list[Job] = []

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *exception: object) -> None:
        try:
            for job in self._jobs:
                job.close()
        finally:
            self._directory.cleanup()

    def job(self, request: dict[str, Any], *, limit: float) -> Job:
        """Starts what `request` asks for (see `sandbox.child`), for `limit` seconds.

        request["libraries"]: modules that it will want, imported before its time runs.
        """
        order = self._order(request, limit)
        if client.CAN_FORK:
            self._jobs.append(Fork(order, self._which, request["libraries"]))
        else:
            self._jobs.append(Spawn(order))
        return self._jobs[-1]

    def _order(self, request: dict[str, Any], limit: float) -> Order:
        """Puts a request into a private folder of the job."""
        private = self._private / str(len(self._jobs))
        private.mkdir()
        events = Events(private / "events.jsonl", secrets.token_hex())
        about = ABOUT.get(request["kind"], "your program")
        order = Order(private / "request.json", events, limit, about)
        told: dict[str, Any] = {"events": str(events.path), "private": str(private)}
        told |= {"token": events.token}
        order.request.write_text(json.dumps(request | told), "utf-8")
        return order
