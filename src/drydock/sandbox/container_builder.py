"""Building an image for real, and asking what runs in it, where there is a builder.

docker and podman take the same commands. buildah builds, and runs without a daemon and
without rights of its own; what it runs gets a network with nothing in it but loopback.
Nothing is pulled. What is started is gone afterwards.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from drydock.sandbox import container_trial
from drydock.sandbox.environment import of_work, with_engine
from drydock.sandbox.processes import end_all

ANSWERS_WITHIN = 10.0
FOUND_WITHIN = 60.0  # a store can be busy: removing an image of gigabytes locks it
BUILT_WITHIN = 900.0
TRIED_WITHIN = 120.0
LINES_TOLD = 4
SAYS_NOTHING = re.compile(r"subprocess exited with status \d+")
ALONE = "unshare --net --pid --fork --kill-child --mount-proc".split()
LABEL = "drydock.check"


class NotBuilt(Exception):
    """The builder stopped, or what it built did not start: its last words."""


class Trial(NamedTuple):
    """What came of asking: the seconds until the port was open, the exit code of the
    command that asked, and what it said."""

    started_in: float
    status: int
    said: str


@dataclass(frozen=True)
class Builder:
    """docker, or podman, which takes the same commands."""

    program: str

    def answers(self) -> bool:
        """Whether it can work here at all: docker needs a daemon, which this asks."""
        return _succeeds([self.program, "version"])

    def has(self, image: str) -> bool:
        return _succeeds([self.program, "image", "inspect", image], FOUND_WITHIN)

    def build(self, folder: Path, image: str) -> None:
        """Builds a folder, with the layers that are kept. Raises NotBuilt."""
        _run(
            [self.program, "build", "--pull=false", "-t", image, str(folder)],
            BUILT_WITHIN,
        )

    def remove(self, image: str) -> None:
        """Takes the name away, and the image with it, but no layer that another needs."""
        _succeeds([self.program, "rmi", "--force", "--no-prune", image], TRIED_WITHIN)

    def size(self, image: str) -> str:
        """How large an image is, in the words of the builder."""
        told = _run([self.program, "images", "--format", "{{.Size}}", image])
        return told.splitlines()[0].strip()

    def says(self, image: str, command: Sequence[str]) -> str:
        """What a command in an image says. Raises NotBuilt where it fails."""
        run = [self.program, "run", "--rm", "--label", LABEL, "--entrypoint"]
        return _run([*run, command[0], image, *command[1:]])

    def try_out(
        self, image: str, port: str, command: Sequence[str], where: Path, variable: str
    ) -> Trial:
        """Starts an image and runs a command in a folder that asks it, at the address in a
        variable. Raises NotBuilt where the port is not open in time."""
        with self._running(image, port) as address:
            return _tried({"address": address}, command, where, variable)

    @contextmanager
    def _running(self, image: str, port: str) -> Iterator[str]:
        run = [self.program, "run", "--detach", "--rm", "--label", LABEL]
        container = _run([*run, "--publish", f"127.0.0.1::{port}", image]).strip()
        try:
            told = _run([self.program, "port", container, port]).splitlines()
            yield told[0]
        finally:
            _succeeds([self.program, "rm", "--force", container], TRIED_WITHIN)


class Buildah(Builder):
    """buildah, where neither a daemon nor a user namespace can be had."""

    def build(self, folder: Path, image: str) -> None:
        begin = [self.program, "build", "--isolation", "chroot", "--layers"]
        begin += ["--format", "docker"]  # the other one knows no health check
        _run([*begin, "--pull-never", "-t", image, str(folder)], BUILT_WITHIN)

    def has(self, image: str) -> bool:
        asked = [self.program, "inspect", "--type", "image", image]
        return _succeeds(asked, FOUND_WITHIN)

    def remove(self, image: str) -> None:
        _succeeds([self.program, "rmi", "--force", image], TRIED_WITHIN)

    def says(self, image: str, command: Sequence[str]) -> str:
        with self._container(image) as container:
            return _run([*self._running_in(container), *command])

    def try_out(
        self, image: str, port: str, command: Sequence[str], where: Path, variable: str
    ) -> Trial:
        with self._container(image) as container:
            told = json.loads(_run([self.program, "inspect", container]))
            config = told["OCIv1"]["config"]
            service = [*config.get("Entrypoint", []), *config.get("Cmd", [])]
            run = [*self._running_in(container), *service]
            settings = {"address": f"127.0.0.1:{port}", "service": run}
            return _tried(settings, command, where, variable, ALONE)

    @contextmanager
    def _container(self, image: str) -> Iterator[str]:
        container = _run([self.program, "from", "--pull-never", image]).strip()
        try:
            yield container
        finally:
            _succeeds([self.program, "rm", container], TRIED_WITHIN)

    def _running_in(self, container: str) -> list[str]:
        return [self.program, "run", "--isolation", "chroot", container, "--"]


BUILDERS = (Builder("docker"), Builder("podman"), Buildah("buildah"))


def installed() -> list[Builder]:
    """The builders whose programs are here, whether or not they can work."""
    found = [one for one in BUILDERS if shutil.which(one.program)]
    if os.name != "posix" or not shutil.which(ALONE[0]):
        found = [one for one in found if not isinstance(one, Buildah)]
    return found


def _tried(
    settings: Mapping[str, object],
    command: Sequence[str],
    where: Path,
    variable: str,
    alone: Sequence[str] = (),
) -> Trial:
    asked = {
        **settings,
        "command": list(command),
        "folder": str(where),
        "variable": variable,
        "environment": of_work(os.environ),
        "limit": TRIED_WITHIN,
    }
    program = [sys.executable, "-m", container_trial.__name__]
    said = _run(
        [*alone, *program], 2 * TRIED_WITHIN, json.dumps(asked), with_engine(os.environ)
    )
    answer = json.loads(said.splitlines()[-1])
    if "stopped" in answer:
        raise NotBuilt(answer["stopped"])
    return Trial(answer["started_in"], answer["status"], answer["said"])


def _succeeds(command: Sequence[str], limit: float = ANSWERS_WITHIN) -> bool:
    with suppress(NotBuilt):
        _run(command, limit)
        return True
    return False


def _run(
    command: Sequence[str],
    limit: float = TRIED_WITHIN,
    given: str = "",
    environment: Mapping[str, str] | None = None,
) -> str:
    """What a command says. Raises NotBuilt with its last words where it fails.

    Whether it comes to its end or is stopped: nothing that it started is left at work.
    """
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            errors="replace",
            env=environment,
            start_new_session=True,
        )
    except OSError as error:
        raise NotBuilt(f"{command[0]}: {error.strerror}") from error
    with process:
        try:
            said, complained = process.communicate(given, timeout=limit)
        except subprocess.TimeoutExpired as error:
            raise NotBuilt(
                f"{command[0]} was not done after {limit:.0f} seconds"
            ) from error
        finally:
            if process.poll() is None:
                end_all(process.pid)
    if process.returncode:
        raise NotBuilt(_last_words(complained or said))
    return said


def _last_words(said: str) -> str:
    lines = [one.strip() for one in said.strip().splitlines()]
    telling = [one for one in lines if not SAYS_NOTHING.fullmatch(one)]
    return " / ".join(telling[-LINES_TOLD:])
