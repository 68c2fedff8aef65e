"""What ends a cell from outside: its own time, that of all cells, and Ctrl+C."""

from __future__ import annotations

import signal
import time
from types import FrameType


class CellLimit(KeyboardInterrupt):
    """The cell has taken longer than it may."""

    status = "stopped at its limit"


class TimeIsUp(CellLimit):
    """All cells together have taken longer than they may."""

    status = "at work when all time was up"


class Interrupted(KeyboardInterrupt):
    """Somebody has pressed Ctrl+C."""


class Clock:
    """The time that a cell may take, and all of them, in seconds; it runs from now on."""

    def __init__(self, each: float, together: float) -> None:
        self.began = time.monotonic()
        self._each, self._until = each, self.began + together
        self._limit: type[CellLimit] = CellLimit
        signal.signal(signal.SIGINT, _at_interrupt)
        if hasattr(signal, "SIGALRM"):
            signal.signal(signal.SIGALRM, self._at_limit)

    @property
    def is_up(self) -> bool:
        """Whether no time is left for any cell."""
        return self._until <= time.monotonic()

    def begin_cell(self) -> None:
        """Ends what runs once its time is over, where the system has an alarm; from then on
        again and again, for what catches everything."""
        left = self._until - time.monotonic()
        self._limit = TimeIsUp if left < self._each else CellLimit
        _set_alarm(max(min(self._each, left), 0.01))

    def end_cell(self) -> None:
        """Nothing is ended from now on."""
        _set_alarm(0)

    def _at_limit(self, _signal: int, _frame: FrameType | None) -> None:
        raise self._limit("it took longer than it may")


def _set_alarm(seconds: float) -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds, 1.0)


def _at_interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise Interrupted("somebody has stopped it")
