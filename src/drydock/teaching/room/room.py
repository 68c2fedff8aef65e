"""Judging what a group has handed in: side by side, the same content once.

Each work is written into a folder of the room's own, from which a worker gets a copy; the
originals are only read. What is known so far can be looked at at any time.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from queue import Empty, SimpleQueue

from drydock import files
from drydock.detail import listed
from drydock.judging.model_checks import WRONG as WRONG_MODELS
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
    many processes judge at a time."""

    stage: Stage | None = None
    time_limit: float | None = None
    workers: int = 1


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
    who are judged may not even read: where the originals lie.

    is_fenced: whether the system keeps each work from all that is not its own; None while
    that is not known.
    """

    house: House
    folder: Path
    wish: Wish
    remembered: Remembered
    hidden: Sequence[Path] = ()
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
        self._warm_models(cases)
        place = Place(self.folder / "workers", [*self.hidden, self.folder])
        number = max(min(self.wish.workers, len(cases)), 1)
        workers = [Worker(place, one) for one in range(number)]

        def work_on(worker: Worker) -> None:
            try:
                while True:
                    case = waiting.get_nowait()
                    told.put((begun, case))
                    self._judge(case, worker)
                    told.put((done, case))
            except (Empty, Closed):
                pass
            except BaseException as error:  # pylint: disable=broad-exception-caught
                told.put(error)

        threads = [threading.Thread(target=work_on, args=[one]) for one in workers]
        try:
            for thread in threads:
                thread.start()
            _hear(threads, told)
        finally:
            for worker in workers:
                worker.close()
            for thread in threads:
                thread.join()

    def _judge(self, case: Case, worker: Worker) -> None:
        search = Search(self.house, case.kata, case.folder, self.wish.stage)
        known: dict[Stage, Judged] = {}
        untouched = any(row.untouched for row in case.rows)
        while (stage := search.next()) is not None:
            found = self._ask(case, stage, worker)
            if found.mark is Mark.FAIL and (untouched or search.not_begun(stage)):
                found = replace(found, mark=Mark.NONE)
            known[stage] = found
            search.tell(stage, passed=found.mark is Mark.PASS)
            if found.mark in (Mark.BROKEN, Mark.ENDED):
                break
        told = _what_counts(known, search)
        for row in case.rows:
            row.judged, row.is_waiting = dict(told), False

    def _ask(self, case: Case, stage: Stage, worker: Worker) -> Judged:
        limit = self.wish.time_limit
        known = self.remembered.get(stage, case.content, limit)
        if known is not None:
            return judged(stage, {"verdict": known})
        try:
            answer = worker.judge(stage, case.folder, case.content, limit)
        except Ended as error:
            return Judged(stage, Mark.ENDED, said=f"tried twice: {error}")
        finally:
            if worker.is_fenced is not None:
                self.is_fenced = worker.is_fenced
        if "verdict" in answer:
            self.remembered.keep(stage, case.content, limit, answer["verdict"])
        return judged(stage, answer)

    def _warm_models(self, cases: Sequence[Case]) -> None:
        """Has the models made by which some stages judge: within their fence, workers can
        read them, and keep none."""
        stage = self.wish.stage
        katas = {case.kata for case in cases}
        stages = [stage] if stage else [s for k in katas for s in self.house.stages(k)]
        needed = [one for one in stages if (one.tests / WRONG_MODELS).is_dir()]
        if not needed:
            return
        place = Place(self.folder / "workers", [], is_fenced=False)
        worker = Worker(place, -1)
        try:
            for one in needed:
                content = digest(one.solution)
                if self.remembered.get(one, content, None) is None:
                    answer = worker.judge(one, one.solution, content, None)
                    self.remembered.keep(one, content, None, answer.get("verdict", {}))
        except (Ended, KeyError):
            pass  # the workers meet the same, and tell it
        finally:
            worker.close()


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


def cores() -> int:
    """How many processes can run at a time here."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1
