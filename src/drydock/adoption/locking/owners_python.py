"""Jobs in the owner's Python: started, listened to, ended in time."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from drydock.adoption.running.run import end_strays, link_home
from drydock.sandbox import environment
from drydock.sandbox.processes import end_all

ENGINE = Path(__file__).parents[2]
# The engine's folder is on the path for a moment only: it has modules of common names.
BEGIN = (
    "import sys; sys.path.insert(0, sys.argv[1]); from adoption.locking.inside import child;"
    " sys.path.remove(sys.argv[1]); child.main(sys.argv[2])"
)
AT_ONCE = 2
Answer = TypeVar("Answer")


class TookTooLong(Exception):
    """The job was not done within its seconds."""


class Died(Exception):
    """The process ended without an answer."""


def failure_of(error: TookTooLong | Died, limit: float) -> dict[str, Any]:
    """The same as a job tells it of a script that has failed; limit: its seconds."""
    if isinstance(error, TookTooLong):
        told = ("Too long", f"it was not at its end after {limit:.0f} seconds")
    else:
        told = ("Its process", str(error))
    return {"type": told[0], "message": told[1], "line": None}


@dataclass(frozen=True)
class OwnersPython:
    """An interpreter, and the environment in which it runs.

    path: the interpreter. scratch: a folder for all that its jobs write. at_work: the
    processes of jobs that are under way.
    """

    path: str
    scratch: Path
    at_work: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def at_once(self, calls: Sequence[Callable[[], Answer]]) -> list[Answer]:
        """What several calls give, two of them at a time; if one fails, or somebody stops
        it, all jobs are ended."""
        with ThreadPoolExecutor(AT_ONCE) as threads:
            found = [threads.submit(one) for one in calls]
            try:
                return [one.result() for one in found]
            except BaseException:
                threads.shutdown(wait=False, cancel_futures=True)
                self.end()
                raise

    def end(self) -> None:
        """Ends all jobs that are under way, and whatever they have left behind."""
        for process in list(self.at_work):
            end_all(process.pid)
        end_strays(str(self.scratch))

    def answers(
        self, job: Mapping[str, Any], seconds: float, hash_seed: str = "0"
    ) -> Iterator[dict[str, Any]]:
        """Starts a job and gives its answers, one by one, as they come.

        Whatever happens, it is ended when this is. Raises TookTooLong, Died.
        """
        name = f"job-{time.monotonic_ns()}.json"
        file = self.scratch / name
        file.write_text(json.dumps({**job, "scratch": str(self.scratch)}), "utf-8")
        env = self._environment(hash_seed)
        with self._started(
            [self.path, "-c", BEGIN, str(ENGINE), str(file)], env
        ) as process:
            late = threading.Event()
            timer = threading.Timer(seconds, _end, [process, late])
            timer.start()
            try:
                assert process.stdout is not None
                for line in process.stdout:
                    with contextlib.suppress(json.JSONDecodeError):
                        yield json.loads(line)
            finally:
                timer.cancel()
            if late.is_set():
                raise TookTooLong
            if process.wait():
                raise Died(f"it ended with exit code {process.returncode}")

    @contextlib.contextmanager
    def _started(
        self, command: list[str], env: Mapping[str, str]
    ) -> Iterator[subprocess.Popen[bytes]]:
        """A process in a group of its own, ended in any case."""
        process = subprocess.Popen(
            command,
            env=dict(env),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self.at_work.append(process)
        try:
            yield process
        finally:
            if process.poll() is None:
                end_all(process.pid)
            for stream in (process.stdin, process.stdout):
                if stream:
                    stream.close()
            process.wait()
            self.at_work.remove(process)

    def _environment(self, hash_seed: str) -> dict[str, str]:
        """That of the owner's, with a home and folders for what libraries write."""
        own, home = environment.of_work(os.environ), self.scratch / "home"
        if not home.exists():
            home.mkdir()
            link_home(home)
        temporary = ("TMPDIR", "TEMP", "TMP", "MPLCONFIGDIR", "JOBLIB_TEMP_FOLDER")
        own |= {name: str(self.scratch) for name in temporary}
        own["IPYTHONDIR"] = str(self.scratch / "ipython")  # see `end_strays`
        own |= {"PYTHONHASHSEED": hash_seed, "PYTHONDONTWRITEBYTECODE": "1"}
        if os.name == "posix":
            own["HOME"] = str(home)
        own["PATH"] = os.pathsep.join(
            [str(Path(self.path).parent), own.get("PATH", "")]
        )
        return own

    def last_answer(
        self, job: Mapping[str, Any], seconds: float, hash_seed: str = "0"
    ) -> dict[str, Any]:
        """The last answer of a job. Raises TookTooLong, Died."""
        last: dict[str, Any] = {}
        for last in self.answers(job, seconds, hash_seed):
            pass
        if not last:
            raise Died("it gave no answer")
        return last


def _end(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    end_all(process.pid)
