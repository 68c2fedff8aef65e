"""Which hint comes next; hints are never locked."""

from __future__ import annotations

from pathlib import Path

from drydock.layout import Stage
from drydock.lesson import Hint, Lesson


def _count_file(stage: Stage) -> Path:
    folder = stage.house.root / ".drydock" / "hints"
    return folder / f"{stage.kata}-{stage.label}"


def _shown(stage: Stage) -> int:
    try:
        return int(_count_file(stage).read_text("utf-8"))
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


def next_hint(stage: Stage) -> tuple[int, Hint] | None:
    """The same, and remembered as shown."""
    found = coming(stage)
    if found is not None:
        file = _count_file(stage)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(str(found[0]), "utf-8")
    return found
