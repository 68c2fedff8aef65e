"""What has passed: a copy of the workspace at the last PASS of each stage."""

from __future__ import annotations

from pathlib import Path

from drydock import files
from drydock.workbook import earlier_names
from drydock.workbook.house import House, Stage
from drydock.workbook.workspace import Workspace

JOINED = "joined"


def place(house: House, kata: str) -> Path:
    """Where all is kept that is known of a participant's way through a kata."""
    return house.root / ".drydock" / "passed" / kata


def folder(stage: Stage) -> Path:
    """Where the copy of the work that last passed `stage` is kept."""
    return earlier_names.place(place(stage.house, stage.kata), stage)


def keep(workspace: Workspace) -> None:
    """Keeps a copy of a workspace that has just passed its stage."""
    stage = workspace.stage
    kept = place(stage.house, stage.kata) / stage.name
    fresh, old = (kept.with_name(f"{kept.name}.{word}") for word in ("new", "old"))
    files.remove(fresh)
    files.remove(old)
    files.copy_tree(workspace.folder, fresh)
    if kept.exists():
        files.move(kept, old)
    files.move(fresh, kept)
    files.remove(old)


def join(way: Path, stage: Stage, at: float) -> None:
    """Notes in a kata's `place`, or a copy of it, that the participant begins at
    `stage`: what comes before it is not asked for any more."""
    (way / JOINED).write_text(f"{stage.name} {at}\n", "utf-8")


def joined(house: House, kata: str) -> str:
    """The note of `join`: the name of the stage, then when; empty if there is none."""
    try:
        return (place(house, kata) / JOINED).read_text("utf-8")
    except (OSError, ValueError):
        return ""
