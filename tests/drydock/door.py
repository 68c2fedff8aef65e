"""A small project with the true door, for tests of `scripts/go` and what is behind it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from set_up.installer import pinned_block, pinned_version

from drydock.workbook.house import HERE

ROOT = HERE.root
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
DEAD_PROXY = "http://127.0.0.1:9"
WINDOWS = os.name == "nt"
posix_only = pytest.mark.skipif(WINDOWS, reason="scripts/go is for POSIX shells")

# Tells what it was given, as JSON; `exit N` ends with that code.
ENGINE = """\
import json, os, sys
if sys.argv[1:2] == ["exit"]:
    sys.exit(int(sys.argv[2]))
names = ["PYTHONPATH", "PYTHONHOME", "PYTHONOPTIMIZE", "PYTHONDONTWRITEBYTECODE",
    "PYTHONINSPECT", "PYTHONWARNINGS"]
json.dump({
    "arguments": sys.argv[1:],
    "cwd": os.getcwd(),
    "prefix": sys.prefix,
    "engine": __file__,
    "path": sys.path,
    "set": [name for name in names if name in os.environ],
    "utf8": sys.flags.utf8_mode,
    "open": [os.fstat(number).st_ino > 0 for number in (0, 1, 2)],
}, sys.stdout)
if "TOLD" in os.environ:
    with open(os.environ["TOLD"], "w") as told:
        json.dump(sys.argv[1:], told)
"""


class Project:
    """A small project with the true door."""

    def __init__(self, root: Path, lock: str) -> None:
        self.root = root
        self.venv = root / ".venv"
        self.stamp = self.venv / "requirements.lock"
        shutil.copytree(
            ROOT / "scripts", root / "scripts", ignore=lambda *_: ["__pycache__"]
        )
        self.write_lock(lock)
        engine = root / "src" / "drydock"
        engine.mkdir(parents=True)
        (engine / "__init__.py").touch()
        (engine / "__main__.py").write_text(ENGINE, encoding="utf-8")
        keep_uv(root / ".drydock")

    def write_lock(self, lock: str) -> None:
        (self.root / "requirements.lock").write_text(lock, encoding="utf-8")

    def command(self, *arguments: str) -> list[str]:
        return ["sh", str(self.root / "scripts" / "go"), *arguments]

    def go(
        self, *arguments: str, cwd: Path | None = None, **settings: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*arguments),
            cwd=cwd or self.root,
            env={**os.environ, "DRYDOCK_PYTHON": sys.executable, **settings},
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    def told(self, *arguments: str, **options: object) -> dict:
        """What the engine was given, after a `go` that must have ended well."""
        done = self.go(*arguments, **options)  # type: ignore[arg-type]
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


def keep_uv(house: Path) -> None:
    """Give a project the uv of this environment, to spare the download."""
    version = pinned_version(pinned_block(LOCK, "uv"))
    scripts = "Scripts" if WINDOWS else "bin"
    name = "uv.exe" if WINDOWS else "uv"
    kept = house / f"uv-{version}" / "bin"
    kept.mkdir(parents=True)
    shutil.copy2(Path(sys.prefix, scripts, name), kept / name)


def lock_of(*packages: str) -> str:
    return "".join(pinned_block(LOCK, package) for package in packages)


SMALL = lock_of("pluggy", "iniconfig", "uv")


def torn_packages(venv: Path) -> list[str]:
    """Files that the packages in a .venv should have and have not."""
    code = (
        "import importlib.metadata as m, json, sys\n"
        "print(json.dumps([str(f) for d in m.distributions() for f in"
        " (d.files or [d.name + ' has no RECORD']) if not f.locate().exists()]))"
    )
    code = code.replace("not f.locate()", "isinstance(f, str) or not f.locate()")
    python = venv / "bin" / "python"
    told = subprocess.run([python, "-I", "-c", code], capture_output=True, check=True)
    return json.loads(told.stdout)
