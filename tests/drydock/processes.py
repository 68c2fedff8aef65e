"""Processes that tests have started or that code has noted: ended, or held to have ended."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

import psutil


def end(process: psutil.Process) -> None:
    """Ends a process and all that it has started, kindly for ten seconds."""
    family = [*process.children(recursive=True), process]
    for one in family:
        with contextlib.suppress(psutil.NoSuchProcess):
            one.terminate()
    for one in psutil.wait_procs(family, timeout=10)[1]:
        one.kill()


def left_running(noted: Path, seconds: float = 5) -> list[int]:
    """Those that still run after some seconds, of the processes noted in a file."""
    until = time.monotonic() + seconds
    while True:
        pids = noted.read_text().split() if noted.exists() else []
        left = [int(pid) for pid in pids if _is_running(int(pid))]
        if not left or time.monotonic() > until:
            return left
        time.sleep(0.02)


def _is_running(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
