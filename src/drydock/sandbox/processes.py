"""Starting and ending the Python processes that run a participant's code."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence

from drydock.sandbox import environment
from drydock.sandbox.streams import open_closed
from drydock.workbook.house import HERE

CACHE = HERE.root / ".drydock" / "cache"


def start_python(
    module: str,
    *arguments: str,
    inherited: Sequence[int] = (),
    answers: int = subprocess.DEVNULL,
    env: Mapping[str, str] | None = None,
) -> subprocess.Popen[bytes]:
    """Starts a module of the engine, in a group of its own: Ctrl+C is not for it.

    inherited: file descriptors that it keeps, beside its standard input, which is a pipe.
    answers: what its standard output is. env: if not what is shown to the work.
    """
    environment.hide_the_rest()
    open_closed()
    return subprocess.Popen(
        [sys.executable, "-P", "-m", module, *arguments],
        cwd=sys.prefix,
        env=env or _environment(),
        stdin=subprocess.PIPE,
        stdout=answers,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        pass_fds=inherited,
    )


def _environment() -> dict[str, str]:
    """A kernel's environment: plots drawn inline, and one thread for a library."""
    return environment.with_engine(environment.of_work(os.environ)) | {
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "MPLCONFIGDIR": str(CACHE / "matplotlib"),
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }


def end_all(pid: int) -> None:
    """Ends a process, its group and all it started, whatever signals they ignore."""
    import psutil  # pylint: disable=import-outside-toplevel

    with contextlib.suppress(psutil.Error):
        process = psutil.Process(pid)
        family = [*process.children(recursive=True), process]
        for one in family:
            with contextlib.suppress(psutil.Error):
                one.kill()
    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, signal.SIGKILL)
