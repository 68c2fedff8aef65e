"""Which files black would change, in the child process, in the participant's folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import black

MODE = black.Mode(target_versions={black.TargetVersion.PY311})


def would_change(_: dict[str, Any]) -> dict[str, Any]:
    """The paths of the Python files that black would write otherwise, or cannot read."""
    files = sorted(Path().rglob("*.py"))
    return {"names": [file.as_posix() for file in files if _would_change(file)]}


def _would_change(file: Path) -> bool:
    try:
        text = file.read_text("utf-8")
        return black.format_str(text, mode=MODE) != text
    except (black.InvalidInput, UnicodeDecodeError):
        return True
