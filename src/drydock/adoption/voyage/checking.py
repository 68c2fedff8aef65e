"""The check of a general stage: its parts, one after the other, on a copy of the work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from drydock.adoption.voyage import work
from drydock.adoption.voyage.adopted_house import AdoptedStage
from drydock.adoption.voyage.work import Work
from drydock.errors import CalledWrongly, CheckFailed, NotYet, Told, WorkbookBroken
from drydock.judging import held_work, merge_conflicts
from drydock.judging.verdict import Finding, Verdict, Word
from drydock.sandbox import activity
from drydock.sandbox.cancellation import pause
from drydock.workbook.lesson import Lesson
from drydock.workbook.sameness import same
from drydock.workbook.workspace import Workspace

TIME_LIMIT = 600.0
Part = Callable[[Work], None]


def check(
    stage: AdoptedStage,
    folder: Path | None = None,
    *,
    time_limit: float | None = None,
    on_finding: Callable[[Finding], None] | None = None,
    when: Callable[[], object] | None = None,
) -> Verdict:
    """Judges an adopted folder as the work on `stage`; see `judging.checking.check`."""
    if not stage.tests.is_dir():
        raise CalledWrongly(
            expected="a stage with a check",
            found=f"{stage}, which is there to be read",
            remedy=f"name the next one: ./scripts/go check {stage.kata}/{stage.number + 1}",
        )
    if when:
        when()
    own = Workspace(stage, folder or stage.house.root)
    judging = _Judging(stage, on_finding or (lambda _: None))
    with ExitStack() as stack:
        copy = stack.enter_context(held_work.held(own))
        limit = time_limit or TIME_LIMIT
        opened = stack.enter_context(work.opened(copy, stage, limit, _tell))
        for part in _parts(stage):
            pause(0)
            judging.add(part, opened)
        for note in held_work.notes(copy):
            judging.tell(note)
        if judging.verdict.word is Word.PASS and _is_untouched(stage, copy):
            judging.tell(_nothing_to_do(stage))
        if copy.is_own and judging.verdict.word in (Word.PASS, Word.FAIL):
            held_work.record(copy, judging.verdict)
    return judging.verdict


def _is_untouched(stage: AdoptedStage, copy: Workspace) -> bool:
    """Whether the work is as the stage before it has left it."""
    before = stage.house.before(stage)
    return before != stage and same(copy.folder, before.solution)


def _nothing_to_do(stage: AdoptedStage) -> Finding:
    before = stage.house.before(stage)
    told = CheckFailed(
        expected="work for this stage",
        found=f"none: it passes with all as it was at the end of stage {before.label}. What it"
        " asks for is there already, or there is no place for it",
        remedy="nothing; go on to the next stage",
    )
    return Finding("Nothing to do here", Word.NOTE, told)


def _tell(what: str) -> None:
    pause(0)
    activity.tick(what)


def _parts(stage: AdoptedStage) -> Iterator[Part]:
    yield _no_conflict
    yield from stage.module.PARTS


def _no_conflict(opened: Work) -> None:
    """No merge conflict is left in a file"""
    if told := merge_conflicts.left_in(opened.workspace):
        raise told


@dataclass
class _Judging:
    """What has been found so far; one cause that stops several parts is told once."""

    stage: AdoptedStage
    on_finding: Callable[[Finding], None]
    verdict: Verdict = field(default_factory=Verdict)
    told: list[str] = field(default_factory=list)

    def add(self, part: Part, opened: Work) -> None:
        """Looks at one part."""
        title = (part.__doc__ or part.__name__).strip().splitlines()[0].rstrip(".")
        try:
            part(opened)
        except NotYet:
            self.tell(Finding(title, Word.WAITING))
        except Told as error:
            self._add_told(title, error)
        except Exception as error:  # pylint: disable=broad-exception-caught
            self._add_told(title, _fault(part, error))
        else:
            if part is not _no_conflict:
                self.tell(Finding(title, Word.PASS))

    def _add_told(self, title: str, error: Told) -> None:
        text = f"{error.expected}\n{error.found}"
        if text in self.told:
            self.tell(Finding(title, Word.WAITING))
            return
        self.told.append(text)
        is_theirs = isinstance(error, CheckFailed)
        if is_theirs:
            end = "" if error.remedy.endswith(("?", ".", "!")) else "."
            error.remedy += f"{end} How: {Lesson(self.stage).path}"
        self.tell(Finding(title, Word.FAIL if is_theirs else Word.BROKEN, error))

    def tell(self, finding: Finding) -> None:
        """Adds a finding."""
        self.verdict.findings.append(finding)
        self.on_finding(finding)


def _fault(part: Part, error: Exception) -> Told:
    return WorkbookBroken(
        expected=f"{part.__module__}.{part.__name__} comes to its end",
        found=f"{type(error).__name__}: {error}",
        remedy="this is a fault of the workbook, not of your work: please report it",
    )
