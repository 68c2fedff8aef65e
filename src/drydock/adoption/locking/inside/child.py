"""A job in the owner's Python: what is to be done stands in a file, in JSON.

Answers go, a line each, to what was standard output; nothing that the script prints or
asks for gets there.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import signal
import sys
import tempfile
import threading
import warnings
from pathlib import Path
from typing import Any

from ...running.inside import walls
from ..locked import running
from ..locked.lock import Approved, Lock, differences
from ..locked.running import End
from . import clock, digests, texts_of
from .files import Files
from .program import Program, failure


class Answers:
    """The way back to Drydock."""

    def __init__(self) -> None:
        self.pipe, leash = os.dup(1), os.dup(0)
        threading.Thread(target=_end_with, args=[leash], daemon=True).start()
        nothing = os.open(os.devnull, os.O_RDWR)
        for one in (0, 1, 2):
            os.dup2(nothing, one)
        os.close(nothing)
        os.set_inheritable(self.pipe, False)

    def tell(self, **what: Any) -> None:
        """Sends a line."""
        content = memoryview((json.dumps(what) + "\n").encode())
        while content:
            content = content[os.write(self.pipe, content) :]


def _end_with(leash: int) -> None:
    """Ends this process, and all that it has started, as soon as Drydock has ended: then
    what was standard input comes to its end."""
    try:
        os.read(leash, 1)
    except OSError:  # the script has closed what it does not know
        return
    if os.name == "posix":
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


def main(job_file: str) -> None:
    """Does the job."""
    job = json.loads(Path(job_file).read_text("utf-8"))
    answers = Answers()
    tempfile.tempdir = job["scratch"]
    if not walls.landlock([job["scratch"], "/dev"]):
        sys.addaudithook(_no_shell)
    os.environ.update({k: os.environ.get(k, v) for k, v in running.SETTINGS.items()})
    if not job.get("warnings"):
        warnings.simplefilter("ignore")
    if job["what"] == "run":
        run(job, answers)
    elif job["what"] == "check":
        check(job, answers)
    elif job["what"] in ("alone", "inputs", "tests"):
        from . import program_runs  # pylint: disable=import-outside-toplevel

        answers.tell(**getattr(program_runs, job["what"])(job))
    elif job["what"] == "outcomes":
        from . import outcomes  # pylint: disable=import-outside-toplevel

        answers.tell(**outcomes.outcomes(job))
    else:
        from . import forks  # pylint: disable=import-outside-toplevel

        (forks.prove if job["what"] == "prove" else forks.try_one)(job, answers)
    sys.stdout.flush()
    os._exit(0)  # whatever threads the script has left


def _no_shell(event: str, arguments: tuple[Any, ...]) -> None:
    """Keeps a script from the shell, where the system does not keep that to the copy."""
    is_shell = event == "os.system"
    if event == "subprocess.Popen":
        command = arguments[1]
        is_shell = isinstance(command, str) or list(command[1:2]) == ["-c"]
    if is_shell:
        raise PermissionError("lines for the shell are not run on this system")


def run(job: dict[str, Any], answers: Answers) -> None:
    """Runs a script to its end, and tells all that it has made."""
    if job.get("another_day"):
        clock.put_forward()
    into, folder = _copy(job)
    program = _program(Path(job["script"]), answers)
    if program is None:
        return
    if job.get("lies"):
        place = folder / job["lies"]
        place.parent.mkdir(parents=True, exist_ok=True)
        program.module.__file__ = str(place)
    there = running.files_in(into, folder)
    with running.as_main(program.module, folder) as printed:
        sys.path[1:1] = filter(None, [job.get("beside")])
        files = Files(into, folder, program.path)
        for at in range(len(program.statements)):
            if job.get("another_day"):
                clock.put_forward_in(vars(program.module))
            if not _step(program, at, answers):
                return
        read = [os.path.relpath(into / one, folder) for one in files.found()]
        files.busy = True
        now = running.files_in(into, folder).items()
        written = sorted(one for one, how in now if there.get(one) != how)
        end = running.ended(program.module, printed, folder)
        answers.tell(
            **vars(texts_of.made(end, job["asked"], written, program.imported)),
            read=[one.replace(os.sep, "/") for one in read],
            there=sorted(there),
            digests=digests.of_all(end, written, program.imported),
            seconds=program.seconds,
        )
    _tidy(into)


def _program(script: Path, answers: Answers) -> Program | None:
    """The script; None where Python refuses it, which is told."""
    try:
        return Program(script, script.read_text("utf-8"))
    except SyntaxError as error:  # what no tree shows: `await` outside of a function
        told = {"type": "SyntaxError", "message": error.msg, "line": error.lineno}
        answers.tell(failed=told)
        return None


def _tidy(into: Path) -> None:
    """Removes the copy: the next run makes its own, and data may be large."""
    os.chdir(into.parent)
    shutil.rmtree(into, ignore_errors=True)


def _copy(job: dict[str, Any]) -> tuple[Path, Path]:
    """The tree in which the script may write, and the folder in it in which it runs: what
    was copied before, or a copy of what it reads."""
    into = Path(job.get("tree") or tempfile.mkdtemp(dir=job["scratch"]))
    if job.get("tree"):
        folder = Path(job["home"])
    else:
        folder = running.copy_inputs(Path(job["folder"]), job["inputs"], into)
    kept = walls.Walls(str(into), str(folder), [job["scratch"], "/dev"])
    sys.addaudithook(kept.look)
    return into, folder


def _step(program: Program, at: int, answers: Answers) -> bool:
    """Runs a statement; tells where it fails."""
    try:
        program.step(at)
        answers.tell(line=program.statements[at].end_lineno)
        return True
    except BaseException as error:  # pylint: disable=broad-exception-caught
        answers.tell(failed=failure(error, program.path))
        return False


def check(job: dict[str, Any], answers: Answers) -> None:
    """Runs the lock as the tests do, and tells what differs."""
    lock, tests = Lock(**job["lock"]), Path(job["tests"])
    into = Path(tempfile.mkdtemp(dir=job["scratch"]))
    try:
        with contextlib.redirect_stderr(io.StringIO()):
            end: End = lock.run(tests, into, job.get("lies", ""))
    except BaseException as error:  # pylint: disable=broad-exception-caught
        answers.tell(failed={"type": type(error).__name__, "message": str(error)})
        return
    approved = Approved(tests / "approved", lock.keys)
    answers.tell(differs=dict(differences(lock, end, approved)))
    _tidy(into)
