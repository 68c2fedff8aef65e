"""What tests and tools have said before, for as long as a process lives.

`go watch` has a participant's work judged at every save. Where neither the tests nor the
code that they meet has changed since, they would say the same again: it is told at once.
Tests that say now this, now that are taken at their first word.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Protocol

from drydock.sandbox.job import Outcome

AT_MOST = 500
_SAID: dict[Hashable, Outcome] = {}


class PendingAnswer(Protocol):
    """Something that will be known."""

    @abstractmethod
    def wait(self) -> Outcome:
        """Waits until it is (see `drydock.sandbox.job.Job.wait`)."""


def ask_once(key: Hashable, begin: Callable[[], PendingAnswer]) -> PendingAnswer:
    """What a job says, which `begin` starts unless one has said it already.

    key: all that the answer depends on. An answer that is a stop is asked for anew.
    """
    known = _SAID.get(key)
    return _Heard(key, begin()) if known is None else _Said(known)


def forget() -> None:
    """Forgets all that was said, for a process that goes on to somebody else's work."""
    _SAID.clear()


@dataclass(frozen=True)
class _Said:
    outcome: Outcome

    def wait(self) -> Outcome:
        return self.outcome


@dataclass(frozen=True)
class _Heard:
    key: Hashable
    job: PendingAnswer

    def wait(self) -> Outcome:
        outcome = self.job.wait()
        if outcome.stop is None:
            if len(_SAID) >= AT_MOST:
                del _SAID[next(iter(_SAID))]
            _SAID[self.key] = outcome
        return outcome
