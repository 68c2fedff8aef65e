"""What well-known actions do to a machine: they bring the project, and keep and bring files."""

from __future__ import annotations

import glob
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from drydock.sandbox.ci.expressions import NotSupported

CHECKOUT, UPLOAD, DOWNLOAD = (
    f"actions/{name}" for name in ("checkout", "upload-artifact", "download-artifact")
)
NOTHING_TO_DO = frozenset(
    "actions/setup-python actions/cache astral-sh/setup-uv docker/login-action"
    " docker/setup-buildx-action".split()
)
SUPPORTED = sorted({CHECKOUT, UPLOAD, DOWNLOAD, *NOTHING_TO_DO})


def use(
    action: str, told: Mapping[str, str], root: Path, project: Path, store: Path
) -> str:
    """Does what an action does to the files in `root`; what went wrong, or nothing."""
    name = action.partition("@")[0]
    if name == CHECKOUT:
        shutil.copytree(project, root / told.get("path", "."), dirs_exist_ok=True)
        return ""
    if name == UPLOAD:
        return _keep(told, root, store)
    if name == DOWNLOAD:
        return _bring(told, root, store)
    if name not in NOTHING_TO_DO:
        known = ", ".join(SUPPORTED)
        raise NotSupported(f"the action {name} (it knows {known}): use a command")
    return ""


def _keep(told: Mapping[str, str], root: Path, store: Path) -> str:
    patterns = told.get("path", "").split()
    found = [Path(p) for one in patterns for p in sorted(glob.glob(str(root / one)))]
    into = store / told.get("name", "artifact")
    if into.exists():
        return f"there is an artifact {into.name} already"
    if not found:
        return (
            f"no files: {' '.join(patterns)}"
            if told.get("if-no-files-found") == "error"
            else ""
        )
    into.mkdir(parents=True)
    above = os.path.commonpath([one if one.is_dir() else one.parent for one in found])
    for one in found:
        place = into / one.relative_to(above)
        place.parent.mkdir(parents=True, exist_ok=True)
        if one.is_dir():
            shutil.copytree(one, place, dirs_exist_ok=True)
        else:
            shutil.copy(one, place)
    return ""


def _bring(told: Mapping[str, str], root: Path, store: Path) -> str:
    into = root / told.get("path", ".")
    name = told.get("name")
    kept = store / name if name else store
    if not kept.is_dir():
        return f"there is no artifact {name}"
    shutil.copytree(kept, into, dirs_exist_ok=True)
    return ""
