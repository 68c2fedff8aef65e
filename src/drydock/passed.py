"""What has passed: a copy of the workspace at the last PASS of each stage."""

from __future__ import annotations

import shutil
from pathlib import Path

from drydock.layout import Stage
from drydock.workspace import LEFT_BEHIND, Workspace


def folder(stage: Stage) -> Path:
    """Where the copy of the work that last passed `stage` is kept."""
    return stage.house.root / ".drydock" / "passed" / stage.kata / stage.label


def keep(workspace: Workspace) -> None:
    """Keeps a copy of a workspace that has just passed its stage."""
    kept = folder(workspace.stage)
    fresh = kept.with_name(f"{kept.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(workspace.folder, fresh, ignore=LEFT_BEHIND, symlinks=True)
    shutil.rmtree(kept, ignore_errors=True)
    fresh.rename(kept)
