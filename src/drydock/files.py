"""Writing files so that a reader, or a kill, never finds half of one."""

from __future__ import annotations

import os
from pathlib import Path


def write_whole(path: Path, text: str) -> None:
    """Puts `text` into the file `path`, in a folder that is made if need be: whoever
    reads it finds either what was there before or all of this."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
    fresh.write_text(text, "utf-8")
    fresh.replace(path)
