"""Why a test of a check did not pass, as it is told to a participant.

An assertion that fails is the participant's to fix; any other exception means that the
workbook is broken, and so does a reference that cannot be read.
"""

from __future__ import annotations

import os

import pytest

from drydock.detail import Detail
from drydock.errors import CheckFailed, NotYet, Told, WorkbookBroken
from drydock.judging.reading.nesting import too_deep
from drydock.judging.reference_faults import fault_of_references
from drydock.judging.session_findings import SESSION_FINDINGS
from drydock.judging.verdict import Finding, Word
from drydock.safekeeping.git_advice import fitting
from drydock.workbook.held_against_git import repair
from drydock.workbook.house import Stage


def finding_of(item: pytest.Item, stage: Stage, error: BaseException) -> Finding:
    """Why a test did not pass; one cause that stops several is told once."""
    seen = item.config.stash[SESSION_FINDINGS]
    if isinstance(error, NotYet) or any(error is other for other in seen.told):
        return Finding(title(item), Word.WAITING)
    told = error if isinstance(error, Told) else _as_told(item, stage, error)
    work = seen.workspaces.get(stage)
    if isinstance(error, Told) and (work is None or work.is_own):
        error.remedy = fitting(error.remedy, stage.house, stage)
    if isinstance(told, AssertionError) or not isinstance(error, Told):
        told = fault_of_references(stage) or told
    # Told by several jobs, one cause is several objects.
    is_known = any(str(told) == str(other) for other in seen.told)
    seen.told += [error, told]
    if is_known:
        return Finding(title(item), Word.WAITING)
    word = Word.FAIL if isinstance(told, AssertionError) else Word.BROKEN
    return Finding(title(item), word, told, decided_at=_decided_at(stage, error))


def _decided_at(stage: Stage, error: BaseException) -> str:
    """The innermost line of the workbook that raised an error: file and number."""
    found, trace = "", error.__traceback__
    root = f"{stage.house.root}{os.sep}"
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.startswith(root) and f"{os.sep}.venv{os.sep}" not in file:
            name = file.removeprefix(root).replace(os.sep, "/")
            found = f"{name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return found


def title(item: pytest.Item) -> str:
    """A test's docstring says what is expected of the work; its name, if it has none."""
    docstring = getattr(getattr(item, "function", None), "__doc__", None)
    return docstring.strip().splitlines()[0].rstrip(".") if docstring else item.name


def _as_told(item: pytest.Item, stage: Stage, error: BaseException) -> Told:
    first, *rest = (str(error) or type(error).__name__).splitlines()
    if isinstance(error, AssertionError):
        lesson = stage.lesson.relative_to(stage.house.root).as_posix()
        return CheckFailed(
            expected=title(item),
            found=first,
            remedy=f"read the task again, in {lesson}",
            details=[Detail("What was compared", tuple(rest))] if rest else [],
        )
    work = item.config.stash[SESSION_FINDINGS].workspaces.get(stage)
    if isinstance(error, RecursionError) and work and (told := too_deep(work.folder)):
        return told
    return WorkbookBroken(
        expected=f"the check {item.nodeid} runs",
        found=f"{type(error).__name__}: {first}",
        remedy=repair(
            stage.house.root,
            "this is a fault of the workbook, not of your work: please report it",
        ),
    )
