"""Writes a bundle: the repository, the packages, and what says for whom they are."""

from __future__ import annotations

import json
import os
import shutil
import time
import tomllib
import zipfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from drydock.errors import CalledWrongly
from drydock.files import told
from drydock.teaching.bundle.packages import fetch
from drydock.teaching.bundle.targets import Target
from drydock.workbook.git import git
from drydock.workbook.house import House

LOCK = "requirements.lock"
# What scripts/set_up/bundle.py looks for.
CONTENTS, PACKAGES = "bundle.json", "packages"
REPOSITORY, HOW = "drydock.bundle", "READ-ME-FIRST.txt"
KEPT = Path(".drydock", "bundle")  # what was fetched, until the bundle is whole
PART = ".part"
About = Callable[[Target, int, int], object]


def write(house: House, into: Path, wanted: Sequence[Target], about: About) -> Path:
    """Writes the bundle into a folder, which is made if need be; gives its path.

    It has its name only once it is whole. A killed one is begun anew, but for what has
    been fetched. about: called with a target, and how many packages of how many.
    Raises CalledWrongly where the last commit is nothing to hand out.
    """
    _require_a_start(house)
    lock = git(house.root, "show", f"HEAD:{LOCK}") + "\n"
    commit = git(house.root, "rev-parse", "--short=10", "HEAD")
    version = tomllib.loads((house.root / "pyproject.toml").read_text("utf-8"))
    name = _name(version["project"]["version"], commit, wanted)
    kept = house.root / KEPT
    try:
        into.mkdir(parents=True, exist_ok=True)
        wheels = {
            one: fetch(
                lock,
                one,
                kept / one.folder,
                lambda done, of, one=one: about(one, done, of),  # type: ignore[misc]
            )
            for one in wanted
        }
        made = kept / REPOSITORY
        git(house.root, "bundle", "create", "-q", str(made), "HEAD", _branch(house))
        contents = _contents(lock, commit, wheels)
        path = _archive(into / f"{name}.zip", contents, made, wheels.values())
    except OSError as error:
        raise told(error, "the bundle can be written", "then run it again") from error
    shutil.rmtree(kept)
    return path


def _require_a_start(house: House) -> None:
    """Raises CalledWrongly where the last commit is not what people should begin with."""
    found, remedy = "", "commit it, or take it back with: git checkout " + LOCK
    if git(house.root, "rev-parse", "--is-shallow-repository") == "true":
        found = "a shallow clone, whose history is cut"
        remedy = "get the rest of it with: git fetch --unshallow"
    elif git(house.root, "status", "--porcelain", "--", LOCK):
        found = f"{LOCK} is not as it was committed"
    elif begun := [kata for kata in house.katas if not _at_start(house, kata)]:
        found = f"work in it: exercises/{', exercises/'.join(begun)}"
        remedy = "git switch main, or whichever branch is without your work"
    if found:
        raise CalledWrongly(
            expected="a last commit that people can begin with",
            found=found,
            remedy=f"{remedy}; then run the same command again",
        )


def _at_start(house: House, kata: str) -> bool:
    """Whether the committed exercise of a kata is as its first stage begins."""
    start = house.start(kata).solution.relative_to(house.root).as_posix()
    exercise = f"exercises/{kata}"
    listed = [
        git(house.root, "ls-tree", "-r", f"HEAD:{path}") for path in (start, exercise)
    ]
    return listed[0] == listed[1]


def _branch(house: House) -> str:
    """The branch that is checked out; nothing more than HEAD where there is none."""
    return git(house.root, "rev-parse", "--symbolic-full-name", "HEAD")


def _name(version: str, commit: str, wanted: Iterable[Target]) -> str:
    systems = dict.fromkeys(one.system.name for one in wanted)
    pythons = dict.fromkeys(one.python for one in wanted)
    whose = [*systems, *(f"py{python}" for python in pythons)]
    return "-".join(["drydock", version, commit, *whose])


def _contents(
    lock: str, commit: str, wheels: dict[Target, list[Path]]
) -> dict[str, object]:
    """What a set-up asks of a bundle: is it of this lock, and what of it is for me?"""
    return {
        "commit": commit,
        "lock": sha256(lock.encode()).hexdigest(),
        "targets": [
            {
                "name": str(one),
                "system": [one.system.sys_platform, one.system.machine],
                "python": one.python,
                "packages": [wheel.name for wheel in found],
            }
            for one, found in wheels.items()
        ],
    }


def _archive(
    path: Path,
    contents: dict[str, object],
    repository: Path,
    wheels: Iterable[list[Path]],
) -> Path:
    """Puts it all into one folder of an archive. Nothing in it can be made smaller."""
    for left in path.parent.glob(f"{path.name}.*{PART}"):
        with suppress(OSError):
            left.unlink()
    part = path.with_name(f"{path.name}.{os.getpid()}{PART}")
    try:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED) as archive:
            top = path.stem
            archive.writestr(f"{top}/{CONTENTS}", json.dumps(contents, indent=1) + "\n")
            archive.writestr(f"{top}/{HOW}", how_to(top, contents))
            archive.write(repository, f"{top}/{REPOSITORY}")
            by_name = {wheel.name: wheel for found in wheels for wheel in found}
            for name, wheel in sorted(by_name.items()):
                archive.write(wheel, f"{top}/{PACKAGES}/{name}")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return path


def how_to(top: str, contents: dict[str, object]) -> str:
    """What a person who has got the bundle does, for each system."""
    targets = contents["targets"]
    assert isinstance(targets, list)
    served = "\n".join(f"  {one['name']}" for one in targets)
    return HOW_TO.format(top=top, served=served, day=time.strftime("%Y-%m-%d"))


HOW_TO = """\
Drydock, to be set up without a network. Made on {day} for

{served}

You need one of these, and git. Unpack this archive, all of it. Open a terminal in the
folder in which {top} lies now. Then:

  git clone {top}/drydock.bundle drydock
  cd drydock
  ./scripts/go setup --from ../{top}

On Windows the last line is:

  scripts\\go setup --from ..\\{top}

It ends with READY, or with what to do. More than one Python here? Say which one:

  macOS, Linux:  export DRYDOCK_PYTHON=/path/to/python3
  Windows:       set DRYDOCK_PYTHON=C:\\path\\to\\python.exe
"""
