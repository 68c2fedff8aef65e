"""The board of a kata: what is known of each stage, and the one next thing to do.

It is derived from recorded verdicts (see `judging.records`): PASS and FAIL are said only
of exactly the content that was judged.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from drydock.adoption.voyage import register
from drydock.guidance import moved_stages
from drydock.judging import current_stage, records
from drydock.judging.records import Record
from drydock.safekeeping.git_advice import fitting
from drydock.say import wrapped
from drydock.workbook.house import House, Stage
from drydock.workbook.lesson import Lesson
from drydock.workbook.workspace import digest


class State(StrEnum):
    """What is known of the work on a stage."""

    PASS = "PASS"  # recorded for exactly this content
    EARLIER = "PASS, earlier"  # it has passed, and the work has gone on since
    FAIL = "FAIL"  # recorded for exactly this content
    CHANGED = "CHANGED"  # judged once, and the work has changed since
    NOT_STARTED = "NOT STARTED"
    NO_CHECK = "NO CHECK"  # a lesson to read


@dataclass(frozen=True)
class Row:
    """One stage on the board.

    was: beside CHANGED, the verdict before the change; beside FAIL, PASS where other
    content has passed before.
    """

    stage: Stage
    record: Record | None
    state: State
    was: str | None
    is_current: bool

    @cached_property
    def lesson(self) -> Lesson:
        return Lesson(self.stage)

    def line(self) -> str:
        """The row as text; it fits into sixty columns."""
        mark = ">" if self.is_current else " "
        word = f"{self.state}, was {self.was}" if self.was else str(self.state)
        minutes = f"{self.lesson.minutes_told:>6}  " if self.lesson.minutes_told else ""
        return f"{mark} {self.stage.label}  {word:<17}  {minutes}{self.lesson.title}"

    def as_json(self) -> dict[str, Any]:
        return {
            "stage": self.stage.label,
            "title": self.lesson.title,
            "state": str(self.state),
            "was": self.was,
            "judged_at": self.record.at if self.record else None,
            "is_current": self.is_current,
            "minutes": self.lesson.metadata.get("minutes", []),
            "lesson": self.lesson.path,
        }


@dataclass(frozen=True)
class Board:
    """What is known of every stage of a kata, for the work as it is now."""

    house: House
    kata: str
    rows: list[Row]

    @property
    def folder(self) -> str:
        return f"{self.house.shown(self.kata)}/"

    @cached_property
    def moved(self) -> list[str]:
        """What became of the stages that the participant knows by other numbers."""
        return moved_stages.told(self.house, self.kata)

    def next(self) -> dict[str, str]:
        """The one next thing to do ("what" and "do"), and the paths and commands for it."""
        row = next((row for row in self.rows if row.is_current), None)
        if row is None:
            found = {"what": f"All stages of {self.kata} have passed"}
            if self.rows[-1].state is State.NO_CHECK:
                found["lesson"] = self.rows[-1].lesson.path
            return found
        stage, lesson = row.stage, row.lesson
        found = {
            "what": f"Next: stage {stage.label}, {lesson.title}",
            "do": self._what(row),
            "lesson": lesson.path,
            "open": self.house.opened,
        }
        if row.state is not State.NO_CHECK:
            found["check"] = f"./scripts/go check {stage.called}"
        if lesson.has_task:
            found["hint"] = f"./scripts/go hint {stage.called}"
        return found

    def _what(self, row: Row) -> str:
        if not self.house.exercise(self.kata).is_dir():
            folder = f"git checkout -- exercises/{self.kata}"
            return f"bring back your folder: {fitting(folder, self.house, row.stage)}"
        if row.state is not State.NO_CHECK and not row.stage.tests.is_dir():
            tests = fitting("git checkout -- tests", self.house)
            return f"bring back its check: {tests}"
        if row.state is State.FAIL and row.record and row.record.fails:
            return f"fix what fails first: {row.record.fails}"
        if row.state is State.CHANGED:
            return "let what you have changed be judged"
        return row.stage.to_do(has_task=row.lesson.has_task)

    def lines(self) -> list[str]:
        """The board as text, and below it what to do next."""
        steps = self.next()
        head = f"{self.kata}: your work in {self.folder} (>: you are here)"
        minutes = "minutes" if any(row.lesson.minutes_told for row in self.rows) else ""
        columns = f"  NN  verdict            {minutes}".rstrip()
        rows = [columns, *(row.line() for row in self.rows)]
        more = [
            (
                wrapped(value, first="  do      ", others=" " * 10)
                if name == "do"
                else f"  {name:<8}{value}"
            )
            for name, value in steps.items()
            if name != "what"
        ]
        katas = [*self.house.katas, *register.names(self.house)]
        others = [kata for kata in katas if kata != self.kata]
        more += [f"Another kata: ./scripts/go status {kata}" for kata in others]
        rows += ["", *self.moved] if self.moved else []
        return [head, "", *rows, "", steps["what"], *more]

    def as_json(self) -> dict[str, Any]:
        return {
            "kata": self.kata,
            "folder": self.folder,
            "current": next((r.stage.label for r in self.rows if r.is_current), None),
            "moved": self.moved,
            "next": self.next(),
            "stages": [row.as_json() for row in self.rows],
            "text": "\n".join(self.lines()),
        }


def board(house: House, kata: str) -> Board:
    """What is known of every stage of `kata`, for the work as it stands in exercises/."""
    content = digest(house.exercise(kata))
    here = current_stage.current(house, kata)
    rows = [_row(stage, content, stage == here) for stage in house.stages(kata)]
    return Board(house, kata, rows)


def _row(stage: Stage, content: str, is_current: bool) -> Row:
    record = records.read(stage)
    state, was = State.NO_CHECK, None
    if current_stage.has_check(stage):
        state, was = _known(record, content, is_current)
    return Row(stage, record, state, was, is_current)


def _known(
    record: Record | None, content: str, is_current: bool
) -> tuple[State, str | None]:
    """What a record says of the content that is there now, and what was said before."""
    if record is None:
        return State.NOT_STARTED, None
    if record.digest == content:
        has_passed = record.word == State.FAIL and record.passed
        return State(record.word), str(State.PASS) if has_passed else None
    if record.passed == content:
        return State.PASS, None
    if record.passed and not is_current:
        return State.EARLIER, None
    return State.CHANGED, record.word
