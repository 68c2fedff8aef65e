"""Judging what a group has handed in: side by side, the same content once.

Each work is written into a folder of the room's own, from which a worker gets a copy; the
originals are only read. What is known so far can be looked at at any time.
"""

from __future__ import annotations

import threading
from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, Protocol

from drydock import files
from drydock.detail import listed
from drydock.sandbox.warm.cores import available
from drydock.teaching.room.models import make_models
from drydock.teaching.room.remembered import Remembered
from drydock.teaching.room.results import Judged, Mark, Row, judged
from drydock.teaching.room.stage_search import Search
from drydock.teaching.room.submissions import Submission
from drydock.teaching.room.trees import Unreadable
from drydock.teaching.room.works import Known, Work
from drydock.teaching.room.workers import Closed, Ended, Place, Worker
from drydock.workbook.house import House, Stage
from drydock.workbook.workspace import digest

TICK = 0.2


@dataclass(frozen=True)
class Wish:
    """How to judge. stage: the one to check; found out where there is none. workers: how
    many works at a time; as many as there is room for where it is not said."""

    stage: Stage | None = None
    time_limit: float | None = None
    workers: int | None = None


class Judge(Protocol):
    """Judges one work at a time, here or elsewhere (see `Worker`)."""

    is_fenced: bool | None

    @abstractmethod
    def judge(
        self, stage: Stage, work: Path, content: str, time_limit: float | None
    ) -> dict[str, Any]: ...

    @abstractmethod
    def close(self) -> None: ...


class Cluster(Protocol):
    """Other machines that judge. at_a_time: how many works they have room for."""

    at_a_time: int

    @abstractmethod
    def judge(self) -> Judge: ...


@dataclass
class Case:
    """A work to be judged once, for all who have handed it in."""

    folder: Path
    content: str
    rows: list[Row]

    @property
    def who(self) -> str:
        return self.rows[0].who

    @property
    def kata(self) -> str:
        return self.rows[0].kata


@dataclass
class Room:
    """Judges submissions. folder: of our own, for copies of the work. hidden: what those
    who are judged may not even read: where the originals lie. cluster: who judges, if not
    this machine.

    is_fenced: whether the system keeps each work from all that is not its own; None while
    that is not known.
    """

    house: House
    folder: Path
    wish: Wish
    remembered: Remembered
    hidden: Sequence[Path] = ()
    cluster: Cluster | None = None
    is_fenced: bool | None = None
    _written: int = 0

    def cases(self, submissions: Sequence[Submission]) -> tuple[list[Row], list[Case]]:
        """A row for each work, and what is to be judged, each content once."""
        rows: list[Row] = []
        cases: dict[tuple[str, str], Case] = {}
        known = Known(self.house)
        for one in submissions:
            works = [x for x in one.works if self._is_wanted(x)]
            if not works:
                other = f"it has work on {one.works[0].kata} alone" if one.works else ""
                fault = one.fault or other
                rows.append(Row(one.who, one.source, fault=fault, notes=one.notes))
            for work in works:
                row = Row(one.who, one.source, work.kata, notes=one.notes)
                rows.append(row)
                self._add(row, work, cases)
                row.untouched = not row.fault and known.is_start(work)
        return rows, list(cases.values())

    def _is_wanted(self, work: Work) -> bool:
        return self.wish.stage is None or self.wish.stage.kata == work.kata

    def _add(self, row: Row, work: Work, cases: dict[tuple[str, str], Case]) -> None:
        self._written += 1
        folder = self.folder / "works" / f"{self._written:05}" / work.kata
        try:
            folder.mkdir(parents=True)
            work.write(folder)
        except Unreadable as error:
            row.kata, row.fault = "", str(error)
            return
        content = digest(folder)
        case = cases.setdefault((work.kata, content), Case(folder, content, []))
        if case.rows:
            row.same_as = case.who
            files.remove(folder.parent)
        case.rows.append(row)
        row.is_waiting = True

    def judge(
        self,
        cases: Sequence[Case],
        begun: Callable[[Case], object] = lambda _: None,
        done: Callable[[Case], object] = lambda _: None,
    ) -> None:
        """Judges cases side by side; each row knows its verdicts as soon as they are there.

        begun, done: told of each case, by the thread that calls this. KeyboardInterrupt ends
        all workers and goes on; what is known by then stays.
        """
        waiting: SimpleQueue[Case] = SimpleQueue()
        for case in cases:
            waiting.put(case)
        told: SimpleQueue[tuple[Callable[[Case], object], Case] | BaseException] = (
            SimpleQueue()
        )
        judges = self._judges(cases)

        def work_on(judge: Judge) -> None:
            try:
                while True:
                    case = waiting.get_nowait()
                    told.put((begun, case))
                    self._judge(case, judge)
                    told.put((done, case))
            except (Empty, Closed):
                pass
            except BaseException as error:  # pylint: disable=broad-exception-caught
                told.put(error)

        threads = [threading.Thread(target=work_on, args=[one]) for one in judges]
        try:
            for thread in threads:
                thread.start()
            _hear(threads, told)
        finally:
            for judge in judges:
                judge.close()
            for thread in threads:
                thread.join()

    def _judge(self, case: Case, judge: Judge) -> None:
        search = Search(self.house, case.kata, case.folder, self.wish.stage)
        known: dict[Stage, Judged] = {}
        untouched = any(row.untouched for row in case.rows)
        while (stage := search.next()) is not None:
            found = self._ask(case, stage, judge)
            if found.mark is Mark.FAIL and (untouched or search.not_begun(stage)):
                found = replace(found, mark=Mark.NONE)
            known[stage] = found
            search.tell(stage, passed=found.mark is Mark.PASS)
            if found.mark in (Mark.BROKEN, Mark.ENDED):
                break
        told = _what_counts(known, search)
        for row in case.rows:
            row.judged, row.is_waiting = dict(told), False

    def _ask(self, case: Case, stage: Stage, judge: Judge) -> Judged:
        limit = self.wish.time_limit
        known = self.remembered.get(stage, case.content, limit)
        if known is not None:
            return judged(stage, {"verdict": known})
        try:
            answer = judge.judge(stage, case.folder, case.content, limit)
        except Ended as error:
            return Judged(stage, Mark.ENDED, said=str(error))
        finally:
            if judge.is_fenced is not None:
                self.is_fenced = judge.is_fenced and self.is_fenced is not False
        if "verdict" in answer:
            self.remembered.keep(stage, case.content, limit, answer["verdict"])
        return judged(stage, answer)

    def _judges(self, cases: Sequence[Case]) -> list[Judge]:
        """Those who judge, no more than there are cases."""
        if self.cluster is not None:
            number = self.wish.workers or self.cluster.at_a_time
            return [self.cluster.judge() for _ in cases[:number]]
        stage = self.wish.stage
        katas = {case.kata for case in cases}
        stages = [stage] if stage else [s for k in katas for s in self.house.stages(k)]
        folder = self.folder / "workers"
        make_models(stages, self.remembered, folder)
        number = min(self.wish.workers or available(), len(cases))
        place = Place(folder, [*self.hidden, self.folder], side_by_side=number)
        return [Worker(place, one) for one in range(number)]


def _what_counts(known: dict[Stage, Judged], search: Search) -> dict[Stage, Judged]:
    """Of what the checks said: the highest stage that passes, and the first after it. Where
    none passes, the stage that the work is likest: what an earlier one says of it is beside
    the point."""
    best = search.highest
    broken = {s: j for s, j in known.items() if j.mark in (Mark.BROKEN, Mark.ENDED)}
    if best is None:
        return dict(list(known.items())[:1]) | broken
    told = {best: known[best]} | broken
    after = search.after(best)
    if after is not None and after in known:
        told[after] = known[after]
    elif after is not None and (missing := search.missing(after)):
        said = f"{listed(missing)} is not there"
        told[after] = Judged(after, Mark.NONE, said=said)
    return told


def _hear(
    threads: Sequence[threading.Thread],
    told: SimpleQueue[tuple[Callable[[Case], object], Case] | BaseException],
) -> None:
    """Passes on what the threads tell, until all have ended."""
    while True:
        is_last = not any(thread.is_alive() for thread in threads)
        try:
            while True:
                one = told.get(timeout=0 if is_last else TICK)
                if isinstance(one, BaseException):
                    raise one
                one[0](one[1])
        except Empty:
            if is_last:
                return
