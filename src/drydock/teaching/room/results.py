"""What is known of each person's work: the rows from which all tables are made."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from drydock.judging.verdict import Word
from drydock.workbook.house import Stage


class Mark(StrEnum):
    """What stands in a table: of a stage that was checked PASS or FAIL; NONE where it is not
    begun: nothing is changed, or a file or a function that it asks for is not there; BROKEN
    where the workbook is at fault; ENDED where the process that judged it was ended,
    twice."""

    PASS = "PASS"
    FAIL = "FAIL"
    NONE = "none"
    BROKEN = "BROKEN"
    ENDED = "ENDED"


@dataclass(frozen=True)
class Judged:
    """What the check of a stage says of a work.

    findings: as `Verdict.as_json` tells them. said: one sentence, where it is no PASS.
    """

    stage: Stage
    mark: Mark
    findings: tuple[dict[str, Any], ...] = ()
    said: str = ""
    todo: str = ""

    @property
    def first(self) -> dict[str, Any] | None:
        """The first part that failed."""
        return next((one for one in self.findings if one["word"] == Word.FAIL), None)


def judged(stage: Stage, answer: dict[str, Any]) -> Judged:
    """What a worker answered (see `worker`)."""
    if "broken" in answer:
        return Judged(stage, Mark.BROKEN, said=answer["broken"])
    verdict = answer["verdict"]
    findings = tuple(verdict["findings"])
    if verdict["verdict"] == Word.PASS:
        return Judged(stage, Mark.PASS, findings)
    worst = Word.FAIL if verdict["verdict"] == Word.FAIL else Word.BROKEN
    told = next((one for one in findings if one["word"] == worst), None)
    mark = Mark.FAIL if worst is Word.FAIL else Mark.BROKEN
    said = f"{told['title']}: {told['found']}" if told else "it says nothing"
    return Judged(stage, mark, findings, said, (told["next"] or "") if told else "")


@dataclass
class Row:
    """One person's work on a kata. kata: empty where there is no work: `fault` says why.

    same_as: who has handed in the very same. notes: what is to be known of it. is_waiting:
    whether it is not judged yet. untouched: whether it is as the kata begins.
    """

    who: str
    source: str
    kata: str = ""
    judged: dict[Stage, Judged] = field(default_factory=dict)
    fault: str = ""
    notes: tuple[str, ...] = ()
    same_as: str = ""
    is_waiting: bool = False
    untouched: bool = False

    @property
    def passed(self) -> Stage | None:
        """The highest stage that passes."""
        good = (stage for stage, one in self.judged.items() if one.mark is Mark.PASS)
        return max(good, default=None)

    @property
    def stopped(self) -> Judged | None:
        """The first stage that does not pass, above the highest that does."""
        highest = self.passed
        others = [
            one
            for stage, one in sorted(self.judged.items())
            if one.mark is not Mark.PASS and (highest is None or stage > highest)
        ]
        return others[0] if others else None

    @property
    def is_judged(self) -> bool:
        """Whether there is something to say of it: PASS, FAIL, or that it is not begun."""
        said = Mark.PASS, Mark.FAIL, Mark.NONE
        return any(one.mark in said for one in self.judged.values())
