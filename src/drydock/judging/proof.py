"""The proof of a machine and of a workbook: reference solutions, judged here.

A reference that does not pass its own check is a broken workbook, never a participant's
fault.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable
from pathlib import Path

from drydock.errors import Told, WorkbookBroken
from drydock.files import write_whole
from drydock.judging.verdict import Word
from drydock.workbook.house import House, Stage
from drydock.workbook.lesson import Lesson
from drydock.workbook.workspace import digest


def first_stage(house: House) -> Stage:
    """The stage whose solution proves the machine: the first with a task in the default
    kata, held to the baseline."""
    return next(s for s in house.stages(house.default_kata) if Lesson(s).has_task)


def prove(stage: Stage, *, remedy: str) -> None:
    """Judges the reference solution of a stage. Raises WorkbookBroken, with this remedy,
    where it does not pass, and where it cannot be judged."""
    # pylint: disable-next=import-outside-toplevel
    from drydock.judging.checking import check

    try:
        verdict = check(stage, stage.solution)
        told = [finding.told for finding in verdict.findings if finding.told]
        found = told[0].found if told else verdict.word
    except Told as error:
        found = error.found
    else:
        if verdict.word is Word.PASS:
            return
    raise WorkbookBroken(
        expected=f"the solution of {stage} passes its check",
        found=f"the solution of {stage} does not pass its check here: {found}",
        remedy=remedy,
    )


def stages_of(house: House, paths: Iterable[str]) -> list[Stage]:
    """The stages with a task that these files belong to: to the solution or the check."""
    changed = [house.root / path for path in paths]
    return [
        stage
        for kata in house.katas
        for stage in house.stages(kata)
        if any({stage.solution, stage.tests} & {*path.parents} for path in changed)
        and Lesson(stage).has_task
    ]


def has_passed(stage: Stage) -> bool:
    """Whether just this reference has been proved here, with all it depends on."""
    try:
        return _record(stage.house).read_text("utf-8") == _fingerprint(stage)
    except (OSError, ValueError):
        return False


def remember(stage: Stage) -> None:
    """Keeps in mind that this reference has been proved here."""
    write_whole(_record(stage.house), _fingerprint(stage))


def _record(house: House) -> Path:
    return house.root / ".drydock" / "proof"


def _fingerprint(stage: Stage) -> str:
    """What the proof depends on: this Python, the lock, engine, check and solution."""
    house = stage.house
    files = (house.root / "requirements.lock", house.seam(stage.kata))
    folders = (
        house.root / "src",
        stage.tests,
        stage.solution,
        house.approved(stage.kata),
        house.root / "data" / stage.kata,
    )
    parts = [sys.version, sys.executable, *map(digest, folders)]
    parts += [hashlib.sha256(path.read_bytes()).hexdigest() for path in files]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
