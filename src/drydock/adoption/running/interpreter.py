"""Which Python a notebook runs in: what was asked for, its kernel, one beside it, or ours."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jupyter_core.paths import jupyter_path

from drydock.adoption.running.notebook_file import NotebookFile
from drydock.errors import CalledWrongly, Told, WorkbookBroken
from drydock.workbook.house import HERE

BESIDE = (".venv", "venv", "env", ".env")
OLDEST = (3, 9)
ANYBODYS = ("python3", "python", "")
MADE = HERE.root / ".drydock" / "adopted" / "environments"
LOOK = (
    "import sys, json, sysconfig; print(json.dumps([sys.version_info[:3],"
    " sysconfig.get_paths()['purelib'], sysconfig.get_paths()['platlib']]))"
)
ALWAYS = ("ipython",)
WHOLE = "whole"
NAME = re.compile(r"[\w.-]*")


@dataclass(frozen=True)
class Interpreter:
    """A Python for the notebook, and why this one."""

    python: str
    reason: str

    @property
    def is_ours(self) -> bool:
        """Whether it is the one of this workbook."""
        return self.python == sys.executable


def choose(
    notebook: NotebookFile,
    *,
    python: str | None = None,
    kernel: str | None = None,
    extra: Sequence[str] = (),
) -> Interpreter:
    """The Python for a notebook.

    python, kernel: what was asked for. extra: packages that it needs beyond what it has;
    then it is an environment made for them, kept for the next time.
    Raises CalledWrongly for one that is not there or too old.
    """
    chosen = _chosen(notebook, python, kernel)
    if not chosen.is_ours:
        _try_out(chosen.python)
    if not extra:
        return chosen
    return Interpreter(
        _with_packages(chosen.python, extra),
        f"made for {', '.join(extra)}, on top of another ({chosen.reason})",
    )


def _chosen(
    notebook: NotebookFile, python: str | None, kernel: str | None
) -> Interpreter:
    if python:
        return Interpreter(_found_python(python), "asked for with --python")
    if kernel:
        return Interpreter(_of_kernel(kernel), "asked for with --kernel")
    if notebook.kernel not in ANYBODYS:
        for path in _kernels().get(notebook.kernel, ()):
            return Interpreter(path, f"the notebook names the kernel {notebook.kernel}")
    for place in _beside(notebook.path.parent):
        return Interpreter(str(place), "it lies beside the notebook")
    return Interpreter(
        sys.executable, "the workbook's own: none lies beside the notebook"
    )


def _found_python(given: str) -> str:
    """The path of the Python asked for: a program, or the folder of an environment."""
    place = Path(given).expanduser()
    inside = list(_pythons(place)) if place.is_dir() else []
    found = str(inside[0]) if inside else shutil.which(str(place))
    if not found:
        raise CalledWrongly(
            expected="with --python, a Python or the folder of an environment",
            found=f"there is none at {given}",
            remedy="give its path, for example --python ~/project/.venv/bin/python",
        )
    return os.path.abspath(found)


def _pythons(environment: Path) -> Iterator[Path]:
    for name in ("bin/python", "Scripts/python.exe", "python.exe"):
        if (environment / name).is_file():
            yield environment / name


def _of_kernel(name: str) -> str:
    kernels = _kernels()
    if kernels.get(name):
        return kernels[name][0]
    there = ", ".join(sorted(one for one, found in kernels.items() if found)) or "none"
    raise CalledWrongly(
        expected="with --kernel, the name of a kernel for Python that is installed here",
        found=f"there is no kernel {name}; there are: {there}",
        remedy="choose one of these, or give a Python with --python",
    )


def _kernels() -> dict[str, list[str]]:
    """The kernels for Python that are registered here, with their Pythons."""
    found: dict[str, list[str]] = {}
    for folder in map(Path, jupyter_path("kernels")):
        for spec in sorted(folder.glob("*/kernel.json")):
            python = _argument(spec)
            if python and Path(python).is_file():
                found.setdefault(spec.parent.name, []).append(python)
    return found


def _argument(spec: Path) -> str:
    try:
        told: Any = json.loads(spec.read_bytes())
        return str(told["argv"][0]) if told.get("language") == "python" else ""
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError):
        return ""


def _beside(folder: Path) -> Iterator[Path]:
    """Environments in the folder, or above it up to where its project begins."""
    for place in [folder, *folder.parents][:4]:
        if place == HERE.root:
            return
        for name in BESIDE:
            yield from _pythons(place / name)
        yield from _of_conda(place / "environment.yml")
        if (place / ".git").exists():
            return


def _of_conda(file: Path) -> Iterator[Path]:
    """The environment of conda that a file beside the notebook names, if it is there."""
    listing = Path.home() / ".conda" / "environments.txt"
    if not (file.is_file() and listing.is_file()):
        return
    lines = file.read_text("utf-8", "replace").splitlines()
    named = [
        line.partition(":")[2].strip() for line in lines if line.startswith("name:")
    ]
    for environment in map(Path, listing.read_text("utf-8", "replace").splitlines()):
        if environment.name in named:
            yield from _pythons(environment)


def _try_out(python: str) -> list[Any]:
    """The version and the places of packages of a Python; raises for what is none."""
    try:
        done = subprocess.run(
            [python, "-c", LOOK], capture_output=True, text=True, timeout=60, check=True
        )
        told: list[Any] = json.loads(done.stdout)
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        raise CalledWrongly(
            expected="a Python that can be started",
            found=f"{python} cannot: {str(error)[:200]}",
            remedy="choose another with --python PATH",
        ) from error
    if tuple(told[0]) < OLDEST:
        raise CalledWrongly(
            expected=f"Python {'.'.join(map(str, OLDEST))} or newer",
            found=f"{python} is Python {'.'.join(map(str, told[0]))}",
            remedy="choose another with --python PATH",
        )
    return told


def _with_packages(python: str, extra: Sequence[str]) -> str:
    """The Python of an environment that has all that `python` has, and `extra`."""
    name = hashlib.sha256("\n".join([python, *sorted(extra)]).encode()).hexdigest()[:16]
    folder = MADE / name
    for made in _pythons(folder) if (folder / "whole").is_file() else ():
        return str(made)
    _, *places = _try_out(python)
    _uv("venv", "--quiet", "--clear", "--python", python, str(folder))
    made = next(_pythons(folder))
    _, own, _ = _try_out(str(made))
    _uv("pip", "install", "--quiet", "--python", str(made), *ALWAYS, *extra)
    Path(own, "_what_the_owner_has.pth").write_text(
        "\n".join(dict.fromkeys(places)), "utf-8"
    )
    (folder / "whole").touch()
    return str(made)


def _uv(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "uv", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise _not_installed(done.stderr.strip().splitlines())
    return done.stdout


def _not_installed(said: list[str]) -> Told:
    return WorkbookBroken(
        expected="the packages of --with installed, in an environment made for them",
        found=(
            said[-1].strip().removeprefix("cause: ")
            if said
            else "uv could not install them"
        ),
        remedy="see that their names are right and that the network is there; or install"
        " them yourself, and give that Python with --python",
    )
