"""Wrong versions of a script, each in a fork that has run what is before its change."""

from __future__ import annotations

import ast
import contextlib
import gc
import io
import json
import os
import select
import shutil
import signal
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..locked import running
from ..locked.lock import Approved, Lock, difference
from ..locked.running import End
from ..locked.texts import NoText
from . import digests
from .program import Program

POLL = 0.005
LARGE = 1_000_000
FILE = "file "
CONTROL = -1  # the number of the version that changes nothing


@dataclass
class Trial:
    """What all versions are tried against: the lock, and the texts of the right one.

    root: the copy of all files that the script reads. seen: what is held against the right
    one, locked or not; digests: those of the right one.
    """

    lock: Lock
    approved: Approved
    right: dict[str, str]
    program: Program
    root: Path
    folder: Path
    printed: io.StringIO
    scratch: Path
    seen: list[str]
    digests: dict[str, str | None] = field(default_factory=dict)


@dataclass
class Running:
    """A fork at work: until when it may be."""

    number: int
    until: float
    file: Path


def prove(job: dict[str, Any], answers: Any) -> None:
    """Runs the script, and forks before each statement that is to be changed."""
    with _trial(job) as trial:
        _Forks(trial, job, answers).run()


def try_one(job: dict[str, Any], answers: Any) -> None:
    """Runs one version from the first line on, where forks are of no use."""
    version = job["versions"][0]
    with _trial(job) as trial:
        for at in range(version["statement"]):
            trial.program.step(at)
        answers.tell(**_attempt(trial, version))


@contextlib.contextmanager
def _trial(job: dict[str, Any]) -> Iterator[Trial]:
    into = Path(tempfile.mkdtemp(dir=job["scratch"]))
    folder = running.copy_inputs(Path(job["folder"]), job["inputs"], into)
    script = Path(job["script"])
    program = Program(script, script.read_text("utf-8"))
    lock, tests = Lock(**job["lock"]), Path(job["tests"])
    approved = Approved(tests / "approved", lock.keys)
    right = {key: approved.read(key)[0] for key in lock.keys}
    with running.as_main(program.module, folder) as printed:
        place = into, folder, printed, Path(job["scratch"])
        yield Trial(lock, approved, right, program, *place, job["seen"])


@dataclass
class _Forks:
    trial: Trial
    job: dict[str, Any]
    answers: Any
    at_work: dict[int, Running] = field(default_factory=dict)
    seconds: list[float] = field(default_factory=list)

    def run(self) -> None:
        """Goes through the script once; tells of each version what became of it."""
        wanted: dict[int, list[dict[str, Any]]] = {}
        for version in self.job["versions"]:
            wanted.setdefault(version["statement"], []).append(version)
        until = time.monotonic() + self.job["budget"]
        self._control(0)
        program = self.trial.program
        for at in range(len(program.statements)):
            if wanted:
                for version in wanted.pop(at, []):
                    self._wait(self.job["at_once"] - 1)
                    if time.monotonic() > until:
                        self._wait(0)
                        return
                    self._start(version)
            if not wanted:
                break
            program.step(at)
        self._wait(0)

    def _control(self, at: int) -> None:
        """Lets the right script run in a fork: what it gives is what versions are held
        against, and shows that forks work here."""
        code = {
            "number": CONTROL,
            "statement": at,
            "segment": None,
            "index": 0,
            "first": 0,
        }
        self._start(code)
        self._wait(0)

    def _start(self, version: dict[str, Any]) -> None:
        file = self.trial.scratch / f"version-{version['number']}.json"
        limit = self.job["each"][min(version["statement"], len(self.job["each"]) - 1)]
        gc.collect(0)
        copied, copies = os.pipe()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            pid = os.fork()
        if not pid:
            with contextlib.suppress(BaseException):
                told = _attempt(self.trial, version, copies)
                file.write_text(json.dumps(told), "utf-8")
            os._exit(0)
        os.close(copies)
        # Files that are written from here on are none that the fork may find.
        select.select([copied], [], [], limit)
        os.close(copied)
        self.at_work[pid] = Running(version["number"], time.monotonic() + limit, file)

    def _wait(self, most: int) -> None:
        """Waits until no more than so many are at work."""
        while len(self.at_work) > most:
            for pid, one in list(self.at_work.items()):
                late = time.monotonic() > one.until
                if late:
                    os.kill(pid, signal.SIGKILL)
                ended, _ = os.waitpid(pid, 0 if late else os.WNOHANG)
                if ended:
                    del self.at_work[pid]
                    self._tell(one, late)
            if len(self.at_work) > most:
                time.sleep(POLL)

    def _tell(self, one: Running, late: bool) -> None:
        told: dict[str, Any] = {"outcome": "too long" if late else "died"}
        with contextlib.suppress(OSError, ValueError):
            told = json.loads(one.file.read_text("utf-8"))
        with contextlib.suppress(OSError):
            one.file.unlink()
        if one.number == CONTROL:
            self.trial.digests = told.pop("digests", {})
        self.answers.tell(number=one.number, **told)


def _attempt(trial: Trial, version: dict[str, Any], copies: int = -1) -> dict[str, Any]:
    """Runs a version to its end, in a fork; says whether it changes anything, and whether
    the lock notices. copies: a pipe that is closed as soon as its files are its own."""
    _forget_workers()
    own = Path(tempfile.mkdtemp(dir=trial.scratch))
    shutil.copytree(trial.root, own, dirs_exist_ok=True, copy_function=_copy)
    if copies >= 0:
        os.close(copies)
    folder = own / trial.folder.relative_to(trial.root)
    os.chdir(folder)
    sys.path[:] = [str(folder) if one == str(trial.folder) else one for one in sys.path]
    try:
        for code in _changed(trial.program, version):
            exec(code, trial.program.module.__dict__)  # pylint: disable=exec-used
    except BaseException as error:  # pylint: disable=broad-exception-caught
        return {"outcome": "stopped", "why": f"{type(error).__name__}: {error}"[:200]}
    values = dict(vars(trial.program.module))
    end = End(values, trial.printed.getvalue(), folder)
    try:
        return _judged(trial, end, version["number"] == CONTROL)
    finally:
        os.chdir(trial.folder)
        shutil.rmtree(own, ignore_errors=True)


def _changed(program: Program, version: dict[str, Any]) -> Iterator[Any]:
    """The code from the changed statement on."""
    at = version["statement"]
    if version["segment"] is None:
        yield program.code(at)
    else:
        tree = ast.parse(version["segment"])
        one = tree.body[version["index"]]
        ast.increment_lineno(one, version["first"] - 1)
        module = ast.Module([one], type_ignores=[])
        path = str(program.path)
        yield compile(module, path, "exec", program.flags, dont_inherit=True)
    for later in range(at + 1, len(program.statements)):
        yield program.code(later)


def _judged(trial: Trial, end: End, is_control: bool) -> dict[str, Any]:
    """What the lock says of this end; if nothing, whether there is a change at all."""
    changed = []
    for key in trial.lock.keys:
        try:
            if trial.lock.text(end, key) == trial.right[key]:
                continue
            how = difference(trial.lock, end, trial.approved, key)
        except Exception as error:  # pylint: disable=broad-exception-caught
            how = f"now it cannot be written down: {type(error).__name__}"
            if isinstance(error, (NoText, KeyError)):
                how = difference(trial.lock, end, trial.approved, key)
        if how:
            return {"outcome": "noticed", "by": key, "how": how[:300]}
        changed.append(key)
    files = [one[len(FILE) :] for one in trial.seen if one.startswith(FILE)]
    now = digests.of_all(end, files)
    if is_control:
        return {"outcome": "same", "digests": {one: now.get(one) for one in trial.seen}}
    known = trial.digests
    changed += [one for one in known if now.get(one) != known[one]]
    if changed:
        return {"outcome": "survived", "changed": sorted(set(changed))[:20]}
    return {"outcome": "same"}


def _copy(source: str, target: str) -> None:
    """A copy; of a large file, which a version is not likely to write to, a second name."""
    if os.path.getsize(source) > LARGE:
        with contextlib.suppress(OSError):
            os.link(source, target)
            return
    shutil.copyfile(source, target)


def _forget_workers() -> None:
    """The workers of a library belong to the process that was forked."""
    module = sys.modules.get("joblib.externals.loky.reusable_executor")
    if module is not None:
        # pylint: disable-next=protected-access
        module._executor = None  # type: ignore[attr-defined]
