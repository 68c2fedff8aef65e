"""A judge that stands by: `go watch` asks it at every save, and it is warm by then.

Called as `python -P -m drydock.judge`; reads orders from standard input, a JSON object a
line: {"run": number, "stage": "titanic/6", "time_limit": seconds, or null}. A newer order
ends the run of an older one. Each answer is a JSON object a line, with the number of its
run: {"begun": true}, then {"finding": text} for each finding as it comes, and at last
{"verdict": "PASS"}, or FAIL or BROKEN; a run that was ended has no verdict. The end of
standard input ends the judge and all that it has started.
"""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Callable
from typing import Any, BinaryIO, TextIO

from drydock import unwanted
from drydock.errors import Told
from drydock.layout import HERE, Stage
from drydock.lesson import Lesson
from drydock.processes import end_all
from drydock.runner import warm

ENDING_MAY_TAKE = 2.0

Tell = Callable[..., None]


class _Orders:
    """The newest order alone counts; None is the last."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._waiting: list[dict[str, Any] | None] = []

    def put(self, order: dict[str, Any] | None) -> None:
        with self._changed:
            self._waiting.append(order)
            unwanted.FLAG.set()
            self._changed.notify()

    def newest(self) -> dict[str, Any] | None:
        with self._changed:
            self._changed.wait_for(lambda: self._waiting)
            order = self._waiting[-1]
            self._waiting.clear()
            unwanted.FLAG.clear()
            return order


def main() -> None:
    source, answers = _own_channels()
    orders = _Orders()
    threading.Thread(target=_read, args=[source, orders], daemon=True).start()
    while (order := orders.newest()) is not None:
        _obey(order, answers)


def _own_channels() -> tuple[BinaryIO, TextIO]:
    """Where orders come from and answers go to, for this module alone.

    pytest puts something else in the place of both while it captures output, and what
    anybody prints must not get among the answers.
    """
    source = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    return source, answers


def _read(source: BinaryIO, orders: _Orders) -> None:
    for line in source:
        orders.put(json.loads(line))
    orders.put(None)
    time.sleep(ENDING_MAY_TAKE)
    end_all(os.getpid())


def _obey(order: dict[str, Any], answers: TextIO) -> None:
    def tell(**answer: Any) -> None:
        answers.write(json.dumps({"run": order["run"], **answer}) + "\n")
        answers.flush()

    tell(begun=True)
    try:
        tell(verdict=_judge(HERE.stage(order["stage"]), order["time_limit"], tell))
    except unwanted.Unwanted:
        pass
    except Told as error:
        tell(finding=str(error))
        tell(verdict="BROKEN")


def _judge(stage: Stage, time_limit: float | None, tell: Tell) -> str:
    """The word of the verdict; `tell` gets the findings."""
    if Lesson(stage).has_task:
        warm(HERE, stage.kata, HERE.exercise(stage.kata))
    # pylint: disable-next=import-outside-toplevel
    from drydock.checking import check  # pytest, imported while the libraries are

    verdict = check(
        stage,
        time_limit=time_limit,
        on_finding=lambda finding: tell(finding="\n".join(finding.lines())),
    )
    return str(verdict.word)


if __name__ == "__main__":
    main()
