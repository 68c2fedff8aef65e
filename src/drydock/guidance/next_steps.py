"""What a person does once a check has given its verdict."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from drydock.errors import ExitCode
from drydock.guidance import hints
from drydock.workbook.house import Stage
from drydock.workbook.lesson import Lesson
from drydock.workbook.workspace import state

UNITS = ((86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second"))


@dataclass(frozen=True)
class NextSteps:
    """What comes after a verdict on `stage`.

    hint: what the next hint is about, after a FAIL. commit: the commands that commit the
    work, and following: the stage after this one, both after a PASS.
    """

    stage: Stage
    hint: str = ""
    commit: tuple[str, ...] = ()
    following: Lesson | None = None

    def lines(self) -> list[str]:
        """For the terminal."""
        lines = []
        if self.hint:
            lines.append(
                f"A hint: ./scripts/go hint {self.stage.called}  ({self.hint})"
            )
        if self.commit:
            first, *others = self.commit
            lines += [f"Commit it: {first}", *(f"           {one}" for one in others)]
        if self.following:
            path, name = self.following.path, self.following.name
            lines.append(f"The next lesson: {path}  ({name})")
        return lines

    def as_json(self) -> dict[str, Any]:
        coming = self.following
        lesson = {"name": coming.name, "path": coming.path} if coming else None
        hint = {"stage": self.stage.called, "about": self.hint} if self.hint else None
        return {"hint": hint, "commit": list(self.commit), "lesson": lesson}


def after(stage: Stage, code: ExitCode) -> NextSteps:
    """What comes after a check of `stage` that ended with `code`."""
    if code is ExitCode.FAILED:
        coming = hints.coming(stage)
        return NextSteps(stage, hint=coming[1].summary if coming else "")
    if code is ExitCode.PASSED:
        later = [s for s in stage.house.stages(stage.kata) if s.number > stage.number]
        return NextSteps(
            stage,
            commit=tuple(Lesson(stage).commit),
            following=Lesson(later[0]) if later else None,
        )
    return NextSteps(stage)


def last_saved(stage: Stage) -> str:
    """Which file of a participant's work was saved last, and how long ago; empty where
    there is none. What an editor has not saved yet is not judged."""
    found = state(stage.house.exercise(stage.kata))
    if not found:
        return ""
    name = max(found, key=lambda one: found[one][0])
    return f"{name}, {_ago(time.time() - found[name][0] / 1e9)}"


def _ago(seconds: float) -> str:
    """A length of time in its largest unit: "35 minutes ago"."""
    for length, unit in UNITS:
        count = int(seconds // length)
        if count >= 1:
            return f"{count} {unit}{'s' if count > 1 else ''} ago"
    return "just now"
