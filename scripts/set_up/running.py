"""The commands that a set-up runs, and the files it puts in place."""

from __future__ import annotations

import contextlib
import os
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from set_up import ROOT
from set_up.troubles import Failed, say

Command = Sequence[str | Path]
HEARTBEAT = 10.0


def run(command: Command, relay: str | None = None, **settings: str) -> str:
    """Run a command to its end and return what it wrote, or raise Failed.

    Lines that begin with `relay` are passed on at once; `settings` are added to the
    environment.
    """
    try:
        process = subprocess.Popen(
            [str(word) for word in command],
            cwd=ROOT,
            env={**os.environ, "NO_COLOR": "1", **settings},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            close_fds=False,  # it inherits the lock, see one_at_a_time
        )
    except OSError as error:
        raise Failed(f"{command[0]} does not start: {error.strerror}") from error
    lines = []
    with process, heartbeat():
        for line in process.stdout or ():
            lines.append(line.rstrip())
            if relay and line.startswith(relay):
                say("  " + line.strip())
        process.wait()
    output = "\n".join(lines)
    if process.returncode:
        raise Failed(output or f"{command[0]} ended with code {process.returncode}")
    return output


@contextlib.contextmanager
def heartbeat() -> Iterator[None]:
    """Say now and then that we are still at it, as long as the block runs."""
    done = threading.Event()
    begun = time.monotonic()

    def beat() -> None:
        while not done.wait(HEARTBEAT):
            say(f"  still at it, {time.monotonic() - begun:.0f} s so far")

    threading.Thread(target=beat, daemon=True).start()
    try:
        yield
    finally:
        done.set()


def answer(command: Command) -> str | None:
    """What a command writes, or None where it does not run."""
    try:
        return run(command)
    except Failed:
        return None


def write_at_once(path: Path, content: bytes) -> None:
    """Put a file in place so that it is never there in part."""
    beside = path.with_name(path.name + ".new")
    beside.unlink(missing_ok=True)
    beside.write_bytes(content)
    os.replace(beside, path)
