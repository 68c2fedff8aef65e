"""One verdict on this machine: READY or NOT READY, with a remedy for each fault."""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from drydock.errors import Told
from drydock.interfaces import hooks, kernel, lesson_filter
from drydock.judging import proof
from drydock.workbook.git import NoGit, git
from drydock.workbook.held_against_git import (
    JUDGES,
    Differences,
    bring_back,
    differences,
    in_words,
)
from drydock.workbook.house import House, Stage

HEAL = "delete .venv, run ./scripts/go setup; if that does not help, send this verdict"
SET_UP = "run ./scripts/go setup"
# Of the stages whose files are not as committed, so many are proved: it takes seconds each.
TOUCHED_AT_MOST = 8
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
    held, told = _held(house)
    yield from told
    first = proof.first_stage(house)
    touched = [one for one in proof.stages_of(house, held.changed) if one != first]
    for stage in touched[:TOUCHED_AT_MOST]:
        if fault := _fault(stage, _remedy(stage, held)):
            yield fault
    yield _proof(first, _remedy(first, held), afresh=prove)


def _remedy(stage: Stage, held: Differences) -> str:
    """What to do where the reference of a stage does not pass: bring back what of its
    kata is changed, and nothing else that somebody may be at work on."""
    places = tuple(f"{folder}/{stage.kata}/" for folder in JUDGES)
    changed = tuple(path for path in held.changed if path.startswith(places))
    return f"bring it back: {bring_back(changed)}" if changed else HEAL


def _python(_: House) -> Diagnosis:
    version = platform.python_version()
    fits = (3, 11) <= sys.version_info[:2] <= (3, 14)
    remedy = "" if fits else "install Python 3.12, delete .venv, run ./scripts/go setup"
    return Diagnosis("Python", f"{version} on {platform.platform()}", remedy, not fits)


def _interpreter(house: House) -> Diagnosis:
    found, environment = sys.executable, house.root / ".venv"
    if environment.is_symlink():
        found += f" (.venv is a link to {environment.resolve()})"
    return Diagnosis("interpreter for your IDE", found)


def _lock(house: House) -> Diagnosis:
    stamp = Path(sys.prefix, "requirements.lock")
    try:
        in_sync = stamp.read_bytes() == (house.root / "requirements.lock").read_bytes()
    except OSError:
        in_sync = False
    if in_sync:
        return Diagnosis("packages", "as requirements.lock says")
    return Diagnosis("packages", "not as requirements.lock says", SET_UP, True)


def _kernel(_: House) -> Diagnosis:
    if kernel.is_registered():
        return Diagnosis("Jupyter kernel", f"{kernel.NAME} is registered")
    return Diagnosis("Jupyter kernel", "not registered", SET_UP, True)


def _git(house: House) -> Diagnosis:
    try:
        return Diagnosis("git", git(house.root, "--version"))
    except Told as error:
        return Diagnosis("git", error.found, error.remedy)


def _asked_of_git(name: str, look: Callable[[House], tuple[str, str]]) -> Probe:
    """What was found, with its remedy; where there is no git, that is no fault."""

    def probe(house: House) -> Diagnosis:
        try:
            return Diagnosis(name, *look(house))
        except NoGit as error:
            return Diagnosis(name, f"none: {error.found}")
        except Told as error:
            return Diagnosis(name, error.found, error.remedy)

    return probe


def _hooks(house: House) -> tuple[str, str]:
    if hooks.are_installed(house):
        return "installed", ""
    return "not installed", SET_UP


def _lessons(house: House) -> tuple[str, str]:
    if lesson_filter.is_installed(house):
        return "one that was only run is no change", ""
    return "one that was only run is a change", SET_UP


def _tags(house: House) -> tuple[str, str]:
    if listing := git(house.root, "tag", "--list", "solution/*"):
        return f"{len(listing.splitlines())} of them", ""
    return "none yet", "run ./scripts/go tags"


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
    for synced in ("OneDrive", "Dropbox", "iCloud"):
        if synced in path:
            remedy = f"move it out of {synced}, which locks files while it copies them"
            return Diagnosis("folder", path, remedy)
    return Diagnosis("folder", path)


PROBES: tuple[Probe, ...] = (
    _python,
    _interpreter,
    _lock,
    _kernel,
    _git,
    _asked_of_git("hooks", _hooks),
    _asked_of_git("lessons in git", _lessons),
    _asked_of_git("solution tags", _tags),
    _disk,
    _path,
)


def _held(house: House) -> tuple[Differences, list[Diagnosis]]:
    """What judges, held against the last commit. A difference is good to know: whoever
    works on the workbook has many."""
    name = "what judges"
    try:
        held = differences(house.root)
    except NoGit as error:
        told = f"not held against a commit: {error.found}"
        return Differences(), [Diagnosis(name, told)]
    except Told as error:
        return Differences(), [Diagnosis(name, error.found, error.remedy)]
    found = []
    if held.changed:
        told = f"not as committed: {in_words(held.changed)}"
        remedy = f"if that is not your own change: {bring_back(held.changed)}"
        found.append(Diagnosis(name, told, remedy))
    if held.added:
        told = f"not in the last commit: {in_words(held.added)}"
        remedy = "if you do not need it there, move it away"
        found.append(Diagnosis(name, told, remedy))
    as_committed = f"{', '.join(JUDGES)}: as committed"
    return held, found or [Diagnosis(name, as_committed)]


def _proof(stage: Stage, remedy: str, *, afresh: bool) -> Diagnosis:
    """Judges the reference solution here: its figures must be the approved ones."""
    if not afresh and proof.has_passed(stage):
        return Diagnosis("proof", f"the solution of {stage} has passed its check here")
    if fault := _fault(stage, remedy):
        return fault
    proof.remember(stage)
    found = f"the solution of {stage} passes its check on this machine"
    return Diagnosis("proof", found)


def _fault(stage: Stage, remedy: str) -> Diagnosis | None:
    try:
        proof.prove(stage, remedy=remedy)
    except Told as error:
        return Diagnosis("proof", error.found, error.remedy, True)
    return None
