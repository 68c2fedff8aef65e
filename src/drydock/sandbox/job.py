"""One piece of a participant's code that runs in a child process, and what it gave."""

from __future__ import annotations

import math
import time
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from drydock.errors import CheckFailed, WorkbookBroken
from drydock.sandbox import activity
from drydock.sandbox.cancellation import pause
from drydock.sandbox.events import Event, Events
from drydock.sandbox.lookout import Lookout
from drydock.sandbox.off_limits import EVENT as OFF_LIMITS
from drydock.sandbox.off_limits import told as told_off_limits
from drydock.sandbox.own_frames import Frame

LOOK_EVERY = 0.005
IMPORTS_MAY_TAKE = 180.0


@dataclass(frozen=True)
class Stop:
    """Why code did not run to its end, and in which code cell, if in one.

    frames: the way there through the participant's own code (see `sandbox.own_frames`).
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

    request: a file (see `sandbox.child`), which is gone once somebody is at work on it.
    events: where it tells of that. limit: seconds that it may take, once it has begun.
    about: what it is, to those who wait for it.
    """

    request: Path
    events: Events
    limit: float
    about: str = ""


class Job(ABC):
    """One piece of code that runs; `wait` gives its outcome.

    Whoever else keeps its time, this does, and ends it once that is up.
    """

    def __init__(self, order: Order) -> None:
        self._order = order
        self._lookout = Lookout()
        self._taken_at: float | None = None
        self._is_overdue = False

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

    @property
    def is_open(self) -> bool:
        """Whether anybody may still ask for its outcome."""
        return self._order.events.is_open

    def close(self) -> None:
        """Ends the job for good: what it tells from here on is not heard."""
        self.end()
        self._order.events.close()

    def keep_time(self) -> None:
        """Ends the job if its time is up."""
        if not self._is_overdue and time.monotonic() > self._deadline:
            self._is_overdue = True
            self.end()

    @abstractmethod
    def _end(self) -> None:
        """Ends the process, its group and all that it has started."""

    def wait(self) -> Outcome:
        """Waits for the end, which comes at the latest when its time is up.

        Raises CheckFailed for what the child itself tells, such as a file that is no
        notebook, or code that looks where its judge keeps the answers, WorkbookBroken
        where it tells that or never began, and Cancelled where nobody waits for the check
        any more.
        """
        taken = ""
        while not taken and not self.has_ended:
            pause(LOOK_EVERY)
            activity.tick(self._order.about)
            self.keep_time()
            if begun := self._begun:
                if taken := self._lookout.too_much(begun["pid"]):
                    self.end()
        if looked := self._event(OFF_LIMITS):
            raise told_off_limits(looked)
        cell = cell["number"] if (cell := self._event("cell")) else None
        if done := self._event("done"):
            return Outcome(tables=done["tables"], facts=done["facts"])
        if stop := self._event("stop"):
            return _stopped(stop, cell)
        return Outcome(self._stop_without_a_word(taken, cell))

    def _stop_without_a_word(self, taken: str, cell: int | None) -> Stop:
        """What stopped code that has told nothing itself.

        taken: what it took too much of, if it did.
        """
        if taken:
            return Stop("too much", cell, taken)
        is_late = self._is_overdue or self.code is None
        if is_late and self._begun:
            return Stop("too slow", cell, f"{self._order.limit:g} seconds")
        if not self._order.events.is_in_place:
            return Stop("died", cell, "it had taken away what tells of its run")
        if not self._begun:
            raise WorkbookBroken(
                expected="Python can start a process that runs drydock.sandbox.child",
                found=f"it ended before it began, with code {self.code}",
                remedy="run ./scripts/go doctor",
            )
        return Stop("died", cell, f"code {self.code}")

    @property
    def _deadline(self) -> float:
        """When its time is up, by the monotonic clock; it has more until it begins."""
        if begun := self._begun:
            return begun["at"] + self._order.limit
        if self._taken_at is None and not self._order.request.exists():
            self._taken_at = time.monotonic()
        return math.inf if self._taken_at is None else self._taken_at + IMPORTS_MAY_TAKE

    def _event(self, name: str) -> Event | None:
        return self._order.events.last(name)

    @property
    def _begun(self) -> Event | None:
        """The event with which the work's own code begins, if it has begun."""
        return self._event("begin")


def _stopped(event: dict[str, Any], cell: int | None) -> Outcome:
    if "told" in event:
        raise (WorkbookBroken if event["is_ours"] else CheckFailed)(**event["told"])
    frames = tuple((place, code) for place, code in event["frames"])
    return Outcome(Stop(event["type"], cell, event["message"], event["name"], frames))
