"""Whether a wrong version can be told from the right one, by whoever tests it.

What nobody can see is not asked of tests: a sort whose order nobody uses, a comparison that
comes out the same on either side. Both run, with their functions listened to; then these are
asked for what they got, and for what stands at their edges. What is locked is compared, too.
"""

from __future__ import annotations

import ast
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from drydock.adoption.locking.owners_python import Died, TookTooLong
from drydock.adoption.voyage.held_lock import lock_of
from drydock.adoption.voyage.program import to_its_end, told_of
from drydock.adoption.voyage.public import Public
from drydock.adoption.voyage.work import Work
from drydock.adoption.voyage.wrong_functions import WrongFunction

PATIENCE = 5  # times as long as the right version
AT_LEAST = 20.0  # seconds
ENDLESS = "it does not come to its end"
DIES = "its process dies"


@dataclass
class Sight:
    """Looks at wrong versions of a work; candidates: all that may come up."""

    work: Work
    candidates: Sequence[WrongFunction]

    def of(self, wrong: Sequence[WrongFunction]) -> list[str]:
        """By what each can be told from the right version, in a sentence, or nothing. Raises
        CheckFailed where the right one does not run."""
        limit = max(AT_LEAST, PATIENCE * self._seconds)
        return self.work.python.at_once([partial(self._one, o, limit) for o in wrong])

    def _one(self, wrong: WrongFunction, limit: float) -> str:
        job = self._job(wrong.name) | {"is_right": False}
        try:
            told = told_of(self.work, job, limit, {wrong.file: wrong.text})
        except TookTooLong:
            return ENDLESS
        except Died:
            return DIES
        return str(told["seen"])

    @cached_property
    def _seconds(self) -> float:
        """How long the right version took, whose outcomes are known from then on."""
        began, work = time.monotonic(), self.work
        to_its_end(work, self._job() | {"is_right": True})
        return time.monotonic() - began

    @cached_property
    def _public(self) -> Public:
        trees = (ast.parse(one.text) for one in self.candidates)
        return Public.of(self.work.modules, trees)

    def _job(self, changed: str = "") -> dict[str, Any]:
        held = lock_of(self.work)
        return {
            "what": "outcomes",
            "functions": self._public.asked(changed),
            "known": str(self.work.python.scratch / "known.pickle"),
            "lock": held.settings,
            "tests": str(held.tests),
            "lies": self.work.house.settings.lies,
        }
