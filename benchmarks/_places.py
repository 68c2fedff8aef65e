"""Where things are: the project, what is in an environment, the door, and a copy of it all.

Standard library only. A file in this folder whose name begins with _ is no benchmark.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WINDOWS = os.name == "nt"


def python_in(venv: Path) -> Path:
    return venv / ("Scripts/python.exe" if WINDOWS else "bin/python")


def program_in(venv: Path, name: str) -> Path:
    """A program that was installed into an environment, such as uv."""
    return python_in(venv).with_name(f"{name}.exe" if WINDOWS else name)


def door(root: Path) -> list[str | Path]:
    """The words with which `go` of the workbook in `root` is called."""
    script = root / "scripts" / ("go.cmd" if WINDOWS else "go")
    return [script] if WINDOWS else ["sh", script]


def copy_project(target: Path) -> None:
    """Fills `target` as a fresh clone would be, changes of today included."""
    for name in _project_files():
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)


def _project_files() -> list[str]:
    """What git would put into a clone; without git, all but what we make."""
    command = ["git", "ls-files", "-z", "-co", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if listed.returncode == 0:
        return [os.fsdecode(name) for name in listed.stdout.split(b"\0") if name]
    ours = {".venv", ".drydock", "__pycache__"}
    files = (path.relative_to(ROOT) for path in ROOT.rglob("*"))
    return [str(path) for path in files if not ours & set(path.parts)]
