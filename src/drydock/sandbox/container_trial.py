"""A program: starts a service, unless one runs, runs a command that asks it, and ends it.

It reads its settings as JSON, and says as JSON what came of it. `container_builder` runs it,
for some builders in a network of its own, in which nothing is up yet.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from typing import IO, Any

LOOPBACK_UP = 0x8914, struct.pack("16sH14s", b"lo", 0x1 | 0x40, b"")
PAUSE, WAITS = 0.02, 2.0
SHOWN = 2000


class Stopped(Exception):
    """Why nothing could be asked."""


def main() -> None:
    """Reads what to do, does it, and says what came of it."""
    settings = json.load(sys.stdin)
    try:
        with _service(settings.get("service")) as output:
            took = _opened(settings["address"], settings["limit"], output)
            status, said = _asked(settings)
        print(json.dumps({"started_in": took, "status": status, "said": said}))
    except Stopped as error:
        print(json.dumps({"stopped": str(error)}))


@contextmanager
def _service(command: list[str] | None) -> Iterator[tuple[Any, IO[bytes]] | None]:
    """A service at work, with what it says; in a network of its own."""
    if command is None:
        yield None
        return
    import fcntl  # pylint: disable=import-outside-toplevel  # not on Windows

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, *LOOPBACK_UP)
    with tempfile.TemporaryFile() as said:
        with subprocess.Popen(
            command, stdout=said, stderr=subprocess.STDOUT, start_new_session=True
        ) as process:
            try:
                yield process, said
            finally:
                with suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)


def _opened(address: str, limit: float, output: tuple[Any, IO[bytes]] | None) -> float:
    """The seconds until something is answered at an address, whatever it is: a port can be
    open before the service listens."""
    host, _, port = address.rpartition(":")
    begin = time.monotonic()
    while time.monotonic() - begin < limit:
        if output and output[0].poll() is not None:
            output[1].seek(0)
            words = output[1].read().decode("utf-8", "replace").strip().splitlines()
            raise Stopped(f"it ended: {' / '.join(words[-2:])}")
        with suppress(OSError, HTTPException):
            _answered(HTTPConnection(host, int(port), timeout=WAITS))
            return time.monotonic() - begin
        time.sleep(PAUSE)
    raise Stopped(f"nothing is answered at its port after {limit:.0f} seconds")


def _answered(connection: HTTPConnection) -> None:
    try:
        connection.request("GET", "/")
        connection.getresponse()
    finally:
        connection.close()


def _asked(settings: dict[str, Any]) -> tuple[int, str]:
    own = {settings["variable"]: f"http://{settings['address']}"}
    try:
        done = subprocess.run(
            settings["command"],
            cwd=settings["folder"],
            env=settings["environment"] | own,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=settings["limit"],
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Stopped(
            f"the command that asks it took over {error.timeout:.0f} s"
        ) from error
    return done.returncode, done.stdout[-SHOWN:]


if __name__ == "__main__":
    main()
