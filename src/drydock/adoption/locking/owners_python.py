"""Jobs in the owner's Python: started, listened to, ended in time."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drydock.adoption.running.run import link_home
from drydock.sandbox import environment
from drydock.sandbox.processes import end_all

ENGINE = Path(__file__).parents[2]
# The engine's folder is on the path for a moment only: it has modules of common names.
BEGIN = (
    "import sys; sys.path.insert(0, sys.argv[1]); from adoption.locking.inside import child;"
    " sys.path.remove(sys.argv[1]); child.main(sys.argv[2])"
)


class TookTooLong(Exception):
    """The job was not done within its seconds."""


class Died(Exception):
    """The process ended without an answer."""


@dataclass(frozen=True)
class OwnersPython:
    """An interpreter, and the environment in which it runs.

    path: the interpreter. scratch: a folder for all that its jobs write.
    """

    path: str
    scratch: Path

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
        with _started([self.path, "-c", BEGIN, str(ENGINE), str(file)], env) as process:
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

    def _environment(self, hash_seed: str) -> dict[str, str]:
        """That of the owner's, with a home and folders for what libraries write."""
        own, home = environment.of_work(os.environ), self.scratch / "home"
        if not home.exists():
            home.mkdir()
            link_home(home)
        temporary = ("TMPDIR", "TEMP", "TMP", "MPLCONFIGDIR", "JOBLIB_TEMP_FOLDER")
        own |= {name: str(self.scratch) for name in temporary}
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


@contextlib.contextmanager
def _started(
    command: list[str], env: Mapping[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    """A process in a group of its own, ended in any case."""
    process = subprocess.Popen(
        command,
        env=dict(env),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            end_all(process.pid)
        if process.stdout:
            process.stdout.close()
        process.wait()
