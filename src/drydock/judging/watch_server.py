"""A judge that stands by: `go watch` asks it at every save, and it is warm by then.

Called as `python -P -m drydock.judging.watch_server`; or another module that calls `serve`.
It reads orders from standard input, a JSON object a line: {"run": number, "stage":
"titanic/6", "time_limit": seconds, or null}. A newer order ends the run of an older one.
Each answer is a JSON object a line, with the number of its run: {"begun": true}, then
{"finding": text} for each finding as it comes, {"doing": text} from time to time where it
takes long, and at last {"verdict": "PASS"}, or FAIL or BROKEN; a run that was ended has no
verdict. The end of standard input ends the judge and all that it has started.
"""

from __future__ import annotations

import json
import os
import threading
import time
from contextlib import suppress
from typing import Any, BinaryIO, Protocol, TextIO

from drydock.errors import Told
from drydock.judging.verdict import Verdict
from drydock.sandbox import activity, cancellation
from drydock.sandbox.own_channels import own_channels
from drydock.sandbox.processes import end_all
from drydock.sandbox.runner import warm
from drydock.workbook.house import HERE, Stage
from drydock.workbook.lesson import Lesson

ENDING_MAY_TAKE = 2.0


class _Orders:
    """The newest order alone counts; None is the last."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._waiting: list[dict[str, Any] | None] = []

    def put(self, order: dict[str, Any] | None) -> None:
        with self._changed:
            self._waiting.append(order)
            cancellation.CANCEL.set()
            self._changed.notify()

    def newest(self) -> dict[str, Any] | None:
        with self._changed:
            self._changed.wait_for(lambda: self._waiting)
            order = self._waiting[-1]
            self._waiting.clear()
            cancellation.CANCEL.clear()
            return order


class Court(Protocol):
    """Where the stages of orders come from, and who judges them."""

    def stage(self, wanted: str) -> Stage:
        """The stage that an order names. Raises Told."""

    def make_ready(self, stage: Stage) -> None:
        """Makes ready to judge it, as soon as it is known."""

    def check(self, stage: Stage, **how: Any) -> Verdict:
        """Judges the work, as `judging.checking.check`."""


class _OfTheWorkbook:
    def stage(self, wanted: str) -> Stage:
        return HERE.stage(wanted)

    def make_ready(self, stage: Stage) -> None:
        if Lesson(stage).has_task:
            warm(HERE, stage.kata, HERE.exercise(stage.kata))

    def check(self, stage: Stage, **how: Any) -> Verdict:
        # pylint: disable-next=import-outside-toplevel
        from drydock.judging.checking import (
            check,
        )  # pytest, imported while libraries are

        return check(stage, **how)


def serve(court: Court) -> None:
    """Obeys the orders on standard input, to its end."""
    source, answers = own_channels()
    orders = _Orders()
    threading.Thread(target=_read, args=[source, orders], daemon=True).start()
    judge = _Judge(orders, answers, court)
    while judge.has_orders:
        judge.sit()


def _read(source: BinaryIO, orders: _Orders) -> None:
    for line in source:
        orders.put(json.loads(line))
    orders.put(None)
    time.sleep(ENDING_MAY_TAKE)
    end_all(os.getpid())


class _AnotherStage(cancellation.Cancelled):
    """Ends a check that was made ready for one stage where the order is for another."""


class _Judge:
    """Obeys one order after the other; in between it makes ready for the next of the
    same kind, so that a save does not wait for pytest to start."""

    def __init__(self, orders: _Orders, answers: TextIO, court: Court) -> None:
        self._court = court
        self._orders = orders
        self._answers = answers
        self._take()

    @property
    def has_orders(self) -> bool:
        return self._order is not None

    def sit(self) -> None:
        """Runs one check, which waits for an order if the last has been obeyed."""
        try:
            word = self._judge()
        except _AnotherStage:
            return
        except cancellation.Cancelled:
            word = ""
        if word:
            self._tell(verdict=word)
        self._is_obeyed = True

    def _judge(self) -> str:
        """The word of the verdict; the findings have been told."""
        assert self._order is not None
        try:
            with activity.told_to(lambda what, _: self._tell(doing=what)):
                verdict = self._court.check(
                    self._court.stage(self._order["stage"]),
                    time_limit=self._order["time_limit"],
                    on_finding=lambda finding: self._tell(
                        finding="\n".join(finding.lines())
                    ),
                    when=self._wait,
                )
        except Told as error:
            self._wait()
            self._tell(finding=str(error))
            return "BROKEN"
        return str(verdict.word)

    def _wait(self) -> None:
        """Waits for an order, if the last has been obeyed; raises _AnotherStage for one of
        another kind, and at the end of all orders."""
        if self._is_obeyed:
            last = self._order
            self._take()
            if _kind(self._order) != _kind(last):
                raise _AnotherStage

    def _take(self) -> None:
        """Waits for the newest order, and begins to obey it."""
        self._order = self._orders.newest()
        self._is_obeyed = False
        if self._order is None:
            return
        self._tell(begun=True)
        activity.begin()
        with suppress(Told):  # the check meets the same, and tells it
            self._court.make_ready(self._court.stage(self._order["stage"]))

    def _tell(self, **answer: Any) -> None:
        assert self._order is not None
        told = {"run": self._order["run"], **answer}
        self._answers.write(json.dumps(told) + "\n")
        self._answers.flush()


def _kind(order: dict[str, Any] | None) -> object:
    """What an order has in common with those that one check can be made ready for."""
    return order and (order["stage"], order["time_limit"])


if __name__ == "__main__":
    serve(_OfTheWorkbook())
