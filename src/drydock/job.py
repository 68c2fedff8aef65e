"""One piece of a participant's code that runs in a child process, and what it gave."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from drydock.errors import CheckFailed, WorkbookBroken
from drydock.frames import Frame
from drydock.lookout import Lookout
from drydock.off_limits import EVENT as OFF_LIMITS, told as told_off_limits
from drydock.unwanted import pause

LOOK_EVERY = 0.005


@dataclass(frozen=True)
class Stop:
    """Why code did not run to its end, and in which code cell, if in one.

    frames: the way there through the participant's own code (see `drydock.frames`).
    """

    kind: str
    cell: int | None = None
    message: str = ""
    name: str | None = None
    frames: tuple[Frame, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What one run gave: either a stop, or the tables (as CSV text) and facts."""

    stop: Stop | None = None
    tables: dict[str, str] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Order:
    """What a child is to do, and how it tells of it.

    request, events: files (see `drydock.child`). limit: seconds that it may take, once
    it has begun. token: what every event that the engine itself writes says, and nobody
    else knows.
    """

    request: Path
    events: Path
    limit: float
    token: str


class Job(ABC):
    """One piece of code that runs; `wait` gives its outcome."""

    def __init__(self, order: Order) -> None:
        self._limit = order.limit
        self._events = order.events
        self._token = order.token
        self._lookout = Lookout()
        self._begun: dict[str, Any] | None = None
        self._size = 0  # of the events file, when it was read last
        self._told: list[dict[str, Any]] = []

    @property
    @abstractmethod
    def has_ended(self) -> bool:
        """Whether it runs no more, for whatever reason."""

    @property
    @abstractmethod
    def code(self) -> int | None:
        """The exit code of the process in which it ran; None where its time was up."""

    def end(self) -> None:
        """Ends the job and all that it started, if it still runs."""
        self._end()
        self._lookout.end_family()

    @abstractmethod
    def _end(self) -> None:
        """Ends the process, its group and all that it has started."""

    def wait(self) -> Outcome:
        """Waits for the end, which comes at the latest when its time is up.

        Raises CheckFailed for what the child itself tells, such as a file that is no
        notebook, or code that looks where its judge keeps the answers, WorkbookBroken where the child never began, and Unwanted where nobody
        waits for the check any more.
        """
        taken = ""
        while not taken and not self.has_ended:
            pause(LOOK_EVERY)
            if taken := self._takes_too_much():
                self.end()
        if looked := self._event(OFF_LIMITS):
            raise told_off_limits(looked)
        told = {event["event"]: event for event in self._read()}
        cell = told["cell"]["number"] if "cell" in told else None
        if "done" in told:
            return Outcome(tables=told["done"]["tables"], facts=told["done"]["facts"])
        if "stop" in told:
            return _stopped(told["stop"], cell)
        if taken:
            return Outcome(Stop("too much", cell, taken))
        if not self._events.exists():
            return Outcome(Stop("died", cell, "it had deleted what tells of its run"))
        if not self._begin():
            raise WorkbookBroken(
                expected="Python can start a process that runs drydock.child",
                found=f"it ended before it began, with code {self.code}",
                remedy="run ./scripts/go doctor",
            )
        if self.code is None:
            return Outcome(Stop("too slow", cell, f"{self._limit:g} seconds"))
        return Outcome(Stop("died", cell, f"code {self.code}"))

    def _takes_too_much(self) -> str:
        begun = self._begin()
        return self._lookout.too_much(begun["pid"]) if begun else ""

    def _read(self) -> list[dict[str, Any]]:
        """What the engine has told so far; what the code itself may have written into
        the file, or done to it, tells nothing."""
        try:
            size = self._events.stat().st_size
            if size != self._size:
                lines = self._events.read_text("utf-8", "replace").splitlines()
                self._told = [json.loads(ln) for ln in lines if self._is_whole(ln)]
                self._size = size
        except OSError:
            return []
        return self._told

    def _is_whole(self, line: str) -> bool:
        return f'"token": "{self._token}"' in line and line.endswith("}")

    def _event(self, name: str) -> dict[str, Any] | None:
        return next((e for e in self._read() if e["event"] == name), None)

    def _begin(self) -> dict[str, Any] | None:
        """The event with which the work's own code begins, if it has begun."""
        self._begun = self._begun or self._event("begin")
        return self._begun


def _stopped(event: dict[str, Any], cell: int | None) -> Outcome:
    if "told" in event:
        raise CheckFailed(**event["told"])
    frames = tuple((place, code) for place, code in event["frames"])
    return Outcome(Stop(event["type"], cell, event["message"], event["name"], frames))
