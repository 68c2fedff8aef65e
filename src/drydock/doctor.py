"""One verdict on this machine: READY or NOT READY, with a remedy for each fault."""

from __future__ import annotations

import hashlib
import platform
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from drydock import hooks, kernel
from drydock.errors import Told
from drydock.git import NoGit, git
from drydock.layout import House, Stage
from drydock.lesson import Lesson
from drydock.verdict import Word

FREE_BYTES = 500_000_000
LONG_PATH = 150


@dataclass(frozen=True)
class Diagnosis:
    """What was found of one thing; `remedy` is empty where nothing is to be done.

    A fault (`is_fault`) makes the machine NOT READY; anything else is good to know.
    """

    name: str
    found: str
    remedy: str = ""
    is_fault: bool = False

    @property
    def word(self) -> str:
        if self.is_fault:
            return "FAULT"
        return "NOTE" if self.remedy else "OK"


Probe = Callable[[House], Diagnosis]


def examine(house: House, *, prove: bool = True) -> Iterator[Diagnosis]:
    """Looks at everything, one thing after the other.

    prove: run the check of the first stage afresh, even where this very environment
    has already passed it.
    """
    yield from (probe(house) for probe in PROBES)
    yield _proof(house, afresh=prove)


def _python(_: House) -> Diagnosis:
    version = platform.python_version()
    fits = (3, 11) <= sys.version_info[:2] <= (3, 14)
    remedy = "" if fits else "install Python 3.12, delete .venv, run ./scripts/go setup"
    return Diagnosis("Python", f"{version} on {platform.platform()}", remedy, not fits)


def _interpreter(_: House) -> Diagnosis:
    return Diagnosis("interpreter for your IDE", sys.executable)


def _lock(house: House) -> Diagnosis:
    stamp = Path(sys.prefix, "requirements.lock")
    try:
        in_sync = stamp.read_bytes() == (house.root / "requirements.lock").read_bytes()
    except OSError:
        in_sync = False
    if in_sync:
        return Diagnosis("packages", "as requirements.lock says")
    remedy = "run ./scripts/go setup"
    return Diagnosis("packages", "not as requirements.lock says", remedy, True)


def _kernel(_: House) -> Diagnosis:
    if kernel.is_registered():
        return Diagnosis("Jupyter kernel", f"{kernel.NAME} is registered")
    return Diagnosis("Jupyter kernel", "not registered", "run ./scripts/go setup", True)


def _git(house: House) -> Diagnosis:
    try:
        return Diagnosis("git", git(house.root, "--version"))
    except Told as error:
        return Diagnosis("git", error.found, error.remedy)


def _hooks(house: House) -> Diagnosis:
    try:
        found = hooks.are_installed(house)
    except NoGit as error:
        return Diagnosis("hooks", f"none: {error.found}")
    except Told as error:
        return Diagnosis("hooks", error.found, error.remedy)
    if found:
        return Diagnosis("hooks", "installed")
    return Diagnosis("hooks", "not installed", "run ./scripts/go setup")


def _tags(house: House) -> Diagnosis:
    try:
        listing = git(house.root, "tag", "--list", "solution/*")
    except NoGit as error:
        return Diagnosis("solution tags", f"none: {error.found}")
    except Told as error:
        return Diagnosis("solution tags", error.found, error.remedy)
    if listing:
        return Diagnosis("solution tags", f"{len(listing.splitlines())} of them")
    return Diagnosis("solution tags", "none yet", "run ./scripts/go tags")


def _disk(house: House) -> Diagnosis:
    free = shutil.disk_usage(house.root).free
    found = f"{free / 1e9:.1f} GB free"
    if free >= FREE_BYTES:
        return Diagnosis("disk", found)
    return Diagnosis("disk", found, "make room: at least 0.5 GB is needed", True)


def _path(house: House) -> Diagnosis:
    path = str(house.root)
    if len(path) > LONG_PATH and sys.platform == "win32":
        remedy = "move the folder nearer to the drive's root: Windows cuts long paths"
        return Diagnosis("folder", f"{path} ({len(path)} characters)", remedy)
    synced = next(
        (name for name in ("OneDrive", "Dropbox", "iCloud") if name in path), ""
    )
    if synced:
        remedy = f"move it out of {synced}, which locks files while it copies them"
        return Diagnosis("folder", path, remedy)
    return Diagnosis("folder", path)


PROBES: tuple[Probe, ...] = (
    _python,
    _interpreter,
    _lock,
    _kernel,
    _git,
    _hooks,
    _tags,
    _disk,
    _path,
)


def first_stage(house: House) -> Stage:
    """The stage whose solution proves the machine: the first with a task in the default
    kata, held to the baseline."""
    return next(s for s in house.stages(house.default_kata) if Lesson(s).has_task)


def _proof(house: House, *, afresh: bool) -> Diagnosis:
    """Judges the reference solution here: its figures must be the approved ones."""
    name = "proof"
    stage = first_stage(house)
    record = house.root / ".drydock" / "proof"
    fingerprint = _fingerprint(house, stage)
    if not afresh and _recorded(record) == fingerprint:
        return Diagnosis(name, f"the solution of {stage} has passed its check here")
    try:
        fault = _judge(stage)
    except Told as error:
        fault = Diagnosis(name, error.found, error.remedy, True)
    if fault:
        return fault
    record.parent.mkdir(exist_ok=True)
    record.write_text(fingerprint, "utf-8")
    return Diagnosis(name, f"the solution of {stage} passes its check on this machine")


def _judge(stage: Stage) -> Diagnosis | None:
    from drydock.checking import check  # pylint: disable=import-outside-toplevel

    verdict = check(stage, stage.solution)
    if verdict.word is Word.PASS:
        return None
    told = next(finding.told for finding in verdict.findings if finding.told)
    return Diagnosis(
        "proof",
        f"the solution of {stage} does not pass its check here: {told.found}",
        "delete .venv, run ./scripts/go setup; if that does not help, send this verdict",
        True,
    )


def _recorded(record: Path) -> str | None:
    try:
        return record.read_text("utf-8")
    except OSError:
        return None


def _fingerprint(house: House, stage: Stage) -> str:
    """What the proof depends on: this Python, the lock, engine, check and solution."""
    digest = hashlib.sha256(f"{sys.version} {sys.executable}".encode())
    folders = (
        house.root / "src",
        stage.tests,
        stage.solution,
        house.approved(stage.kata),
        house.root / "data" / stage.kata,
    )
    files = [house.root / "requirements.lock", house.seam(stage.kata)]
    for folder in folders:
        files += sorted(path for path in folder.rglob("*") if path.is_file())
    for path in files:
        if path.suffix != ".pyc":
            digest.update(path.relative_to(house.root).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
