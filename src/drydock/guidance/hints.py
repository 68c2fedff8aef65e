"""Which hint comes next; hints are never locked."""

from __future__ import annotations

import contextlib
from pathlib import Path

from drydock.errors import CalledWrongly
from drydock.files import write_whole
from drydock.workbook import earlier_names
from drydock.workbook.house import Stage
from drydock.workbook.lesson import Hint, Lesson


def _folder(stage: Stage) -> Path:
    return stage.house.root / ".drydock" / "hints" / stage.kata


def _shown(stage: Stage) -> int:
    try:
        file = earlier_names.place(_folder(stage), stage)
        return int(file.read_text("utf-8"))
    except (OSError, ValueError):
        return 0


def coming(stage: Stage) -> tuple[int, Hint] | None:
    """The next hint and its number, counted from 1; after the last, the first again.

    None where the lesson has no hints.
    """
    hints = Lesson(stage).hints
    if not hints:
        return None
    place = _shown(stage) % len(hints)
    return place + 1, hints[place]


def next_hint(stage: Stage, number: int | None = None) -> tuple[int, Hint] | None:
    """The same, or that of a number, and remembered as shown.

    Raises CalledWrongly where the lesson has hints, and none of that number.
    """
    found = coming(stage)
    if found is not None and number is not None:
        found = _numbered(Lesson(stage), number)
    if found is not None:
        with contextlib.suppress(OSError):  # then the same is the next one again
            write_whole(_folder(stage) / stage.name, str(found[0]))
    return found


def _numbered(lesson: Lesson, number: int) -> tuple[int, Hint]:
    if number > len(lesson.hints):
        raise CalledWrongly(
            expected=f"the number of a hint of stage {lesson.name}: 1 to"
            f" {len(lesson.hints)}",
            found=str(number),
            remedy="leave it out, and you see the next",
        )
    return number, lesson.hints[number - 1]
