"""The packages of a lock as wheels, fetched by pip for a system that need not be this one."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from packaging.markers import Marker

from drydock.errors import CalledWrongly, Told, WorkbookBroken
from drydock.sandbox.processes import end_all
from drydock.teaching.bundle.targets import Target

PIN = re.compile(
    r"^(?P<pin>[^\s=]+==\S+)(?: ; (?P<marker>.*?))? \\\n(?P<hashes>(?: +--hash=\S+(?: \\)?\n)+)",
    re.MULTILINE,
)
# Of a version of Python the first and a late bug fix: a marker may ask for one of them.
FIRST, LATE = ".0", ".99"
OPTIONS = (
    "--no-deps --require-hashes --only-binary :all: --implementation cp"
    " --progress-bar off --no-input --disable-pip-version-check"
).split()
# Without a pip here, uv brings one, for this one call.
PIPS = (
    [getattr(sys, "_base_executable", sys.executable), "-P", "-m", "pip"],
    [sys.executable, "-P", "-m", "uv", "tool", "run", "pip"],
)
BEGUN = ("Collecting ", "Processing ")  # from an index, from a folder
NO_NETWORK = re.compile(
    r"retrying|connection|timed out|proxy|certificate", re.IGNORECASE
)
About = Callable[[int, int], object]


def fetch(lock: str, target: Target, folder: Path, about: About) -> list[Path]:
    """The wheels of a target, in a folder of its own. pip holds each to the hashes of the
    lock; what is there already is not fetched again.

    about: called with how many packages have been come to, and of how many.
    Raises CalledWrongly where a package has no wheel for the target.
    """
    groups = list(_groups(lock, target))
    in_all = sum(len(pins) for _, pins in groups)
    done = 0
    folder.mkdir(parents=True, exist_ok=True)
    for python, pins in groups:
        wanted = folder / "requirements.txt"
        wanted.write_text("".join(pins), "utf-8")
        for _ in _collected(_command(target, python, wanted, folder), target):
            done += 1
            about(done, in_all)
        wanted.unlink()
    return sorted(folder.glob("*.whl"))


def _groups(lock: str, target: Target) -> Iterator[tuple[str, list[str]]]:
    """What is installed with a late bug fix of that Python, and what with the first alone:
    of some packages there are two versions then. Each with the Python to ask for."""
    seen: set[str] = set()
    for fix in (LATE, FIRST):
        python = target.python + fix
        found = [pin for pin in _pins(lock, target, python) if pin not in seen]
        seen.update(found)
        if found:
            yield python, found


def _pins(lock: str, target: Target, python: str) -> Iterator[str]:
    """The requirements of the lock that hold for a target, without their markers."""
    environment = {**target.environment(python)}
    for one in PIN.finditer(lock):
        if not one["marker"] or Marker(one["marker"]).evaluate(environment):
            yield f"{one['pin']} \\\n{one['hashes']}"


def _command(target: Target, python: str, wanted: Path, folder: Path) -> list[str]:
    platforms = [
        word for one in target.system.platforms for word in ("--platform", one)
    ]
    options = [*OPTIONS, "--python-version", python, *platforms]
    return [*_pip(), "download", *options, "-r", str(wanted), "-d", str(folder)]


def _pip() -> Sequence[str]:
    for words in PIPS:
        asked = [*words, "--version"]
        if subprocess.run(asked, capture_output=True, check=False).returncode == 0:
            return words
    raise WorkbookBroken(
        expected="a pip, in the Python below or by uv, to fetch packages with",
        found="neither runs",
        remedy="connect to a network, or install pip; then run the same command again",
    )


def _collected(command: list[str], target: Target) -> Iterator[str]:
    """Each package that pip comes to."""
    said: list[str] = []
    with subprocess.Popen(
        command,
        encoding="utf-8",
        errors="replace",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    ) as pip:
        try:
            for line in pip.stdout or ():
                said.append(line.strip())
                if line.startswith(BEGUN):
                    yield line
        except BaseException:
            end_all(pip.pid)  # with the pip that a uv has started
            raise
    if pip.returncode:
        raise _told(said, target)


def _told(said: list[str], target: Target) -> Told:
    """What pip has met with, for people."""
    text = "\n".join(said)
    missing = re.search(r"No matching distribution found for (\S+)", text)
    if missing and not NO_NETWORK.search(text):
        return CalledWrongly(
            expected=f"a wheel of each package of requirements.lock for {target}",
            found=f"none of {missing[1]}",
            remedy="leave that system or that Python out; on such a machine, set up"
            " with a network",
        )
    errors = [line for line in said if line.startswith("ERROR")] or said or ["nothing"]
    return WorkbookBroken(
        expected=f"pip fetches the packages for {target}",
        found=errors[-1][:200],
        remedy="connect to a network, then run the same command again; what has been"
        " fetched is kept",
    )
