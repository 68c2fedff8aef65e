"""`go adopt --lock` on the terminal: the lock is put on, proven, and told of."""

from __future__ import annotations

import os
import shlex
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from drydock import files, passing, scratch
from drydock.adoption.locking import lock
from drydock.adoption.locking.lock import Locked
from drydock.adoption.locking.owners_python import OwnersPython
from drydock.adoption.locking.script_runs import Notebook, Tell
from drydock.adoption.proving import report
from drydock.adoption.proving.proof import Proof, Prover
from drydock.adoption.running.notebook_file import NotebookFile
from drydock.adoption.voyage import beginning
from drydock.adoption.voyage.adopted_house import AdoptedHouse
from drydock.errors import ExitCode
from drydock.say import note, say
from drydock.workbook.house import HERE

PROOF = "proof.txt"


@dataclass(frozen=True)
class Wanted:
    """What is asked for: the folder to be made, the Python, and seconds for a run and for
    the proof."""

    into: Path
    python: str
    limit: float
    proof_seconds: float


def put_lock_on(notebook: NotebookFile, wanted: Wanted) -> int:
    """Puts a lock on a notebook and proves it; returns the exit code.

    Where there is a lock already, it says what would change, and changes nothing. Ctrl+C
    in the proof gives the report of what was tried. Raises Told.
    """
    adopted = Notebook(notebook.path, notebook.cells)
    with scratch.folder() as folder, passing_line() as tell:
        python = OwnersPython(wanted.python, Path(folder).resolve())
        try:
            if lock.is_there(wanted.into):
                code = _compare(adopted, wanted, python, tell)
                _say_kata(beginning.begin(HERE, adopted, wanted.into, wanted.python))
                return code
            locked = lock.put_on(adopted, wanted.into, python, wanted.limit, tell)
            made = beginning.begin(HERE, adopted, wanted.into, wanted.python)
            say("\n".join(report.of_lock(locked)))
            _prove(locked, python, wanted, tell)
        except KeyboardInterrupt:
            note("Stopped before the lock was whole; nothing was made.")
            return ExitCode.FAILED
        finally:
            python.end()
    say("The tests of the lock need no Drydock; where they run by themselves:")
    say(f"      {_command(wanted.python, '-m', 'pytest', wanted.into)}")
    _say_kata(made)
    return ExitCode.PASSED


def _say_kata(made: AdoptedHouse) -> None:
    """Says that the notebook is a kata now, and what comes next."""
    say(f"It is a kata of its own now, {made.name}: you work in {made.root}")
    if not made.notebook.stem.lower() == made.name:
        say("      (a short name for commands, which nothing else has)")
    say(f"Next: ./scripts/go status {made.name}, then ./scripts/go check {made.name}/1")


def _compare(
    adopted: Notebook, wanted: Wanted, python: OwnersPython, tell: Tell
) -> int:
    """Says what another lock would change. One that was not proven, for it was stopped, is
    proven now."""
    say(f"{wanted.into} has a lock already; this is what another one would change:")
    locked, found = lock.again(adopted, wanted.into, python, wanted.limit, tell)
    say("\n".join(f"    {one}" for one in found) or "    nothing")
    if not found and locked.is_as_it_was_put_on:
        if not (wanted.into / PROOF).exists():
            _prove(locked, python, wanted, tell)
        return ExitCode.PASSED
    say("Nothing was changed. If a change is meant, approve it:")
    say(f"      {_command(wanted.python, wanted.into / 'tests' / 'approve.py')}")
    return ExitCode.FAILED if found else ExitCode.PASSED


def _command(*words: str | Path) -> str:
    """A command as a person can paste it, also where a path has a blank in it."""
    parts = [str(word) for word in words]
    return subprocess.list2cmdline(parts) if os.name == "nt" else shlex.join(parts)


def _prove(locked: Locked, python: OwnersPython, wanted: Wanted, tell: Tell) -> None:
    """Tries wrong versions, and tells and writes down what became of them."""
    proof = Proof()

    def progress(so_far: Proof) -> None:
        noticed = len(so_far.of("noticed"))
        tell(
            f"wrong version {len(so_far.tried)} of {so_far.possible}: {noticed} noticed"
        )

    if wanted.proof_seconds > 0:
        try:
            Prover(locked, python, wanted.proof_seconds).prove(proof, progress)
        except KeyboardInterrupt:
            proof.stopped = "you have stopped it"
        lines = list(report.of_proof(locked, proof))
        say("\n".join(lines))
        file = locked.folder / PROOF
        if not file.exists():
            text = "\n".join([*report.of_lock(locked), "", *lines]) + "\n"
            files.write_whole(file, text)


@contextmanager
def passing_line() -> Iterator[Tell]:
    """A line on the terminal that says what is under way."""
    began = time.monotonic()
    passing.open_line()

    def tell(what: str) -> None:
        passing.to_terminal(what, time.monotonic() - began)

    try:
        yield tell
    finally:
        passing.clear()
