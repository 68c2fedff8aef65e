"""The box as it would be built of a folder: its stages, their files, and how it starts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from drydock.errors import CheckFailed
from drydock.judging.reading import dockerfile
from drydock.judging.reading.build_context import context
from drydock.judging.reading.dockerfile import Instruction, NotReadable, Stage
from drydock.judging.reading.image_files import Files, Source, Taken, files_of
from drydock.judging.reading.installed_pins import Install, install_of
from drydock.judging.reading.shell_words import Command, commands, of_text, of_words

FILE = "Dockerfile"
EVERYWHERE = ("0.0.0.0", "::", "[::]")
MODULE = re.compile(r"[\w.]+:[\w.]+(\(\))?")


class Start(NamedTuple):
    """How a server is started: the module and the name of the service, where it listens,
    and in which folder it looks for modules."""

    server: str
    app: str
    host: str
    port: str
    folder: str


DEFAULTS = {
    "uvicorn": ("127.0.0.1", "8000"),
    "gunicorn": ("127.0.0.1", "8000"),
    "hypercorn": ("127.0.0.1", "8000"),
    "granian": ("127.0.0.1", "8000"),
    "fastapi": ("0.0.0.0", "8000"),
}


class Box:
    """What a builder would make of a folder."""

    def __init__(self, folder: Path, stages: list[Stage]) -> None:
        self.folder, self.stages, self.context = folder, stages, context(folder)

    @cached_property
    def files(self) -> list[Files]:
        return files_of(self.stages, self.context)

    @property
    def last(self) -> Stage:
        return self.stages[-1]

    @property
    def held(self) -> Files:
        """The files of the last stage."""
        return self.files[-1]

    @cached_property
    def used(self) -> list[Stage]:
        """The last stage, and the stages from which it takes what they have made."""
        found, waiting = [], [self.last]
        while waiting:
            stage = waiting.pop(0)
            if stage in found:
                continue
            found.append(stage)
            taken = self.files[stage.index].taken
            waiting += [one.stage for one in taken if one.stage]
        return found

    def taken(self) -> list[Taken]:
        """What the last stage takes that an earlier one has made."""
        return [one for one in self.held.taken if one.stage]

    def installs(self, stage: Stage) -> Iterator[tuple[Instruction, Command, Install]]:
        """Each call of pip or uv in a stage."""
        for one in stage.of("RUN"):
            for command in commands(one):
                if (found := install_of(command)) is not None:
                    yield one, command, found

    @cached_property
    def environment(self) -> dict[str, str]:
        return dockerfile.environment(self.last)

    @property
    def workdir(self) -> str:
        return self.held.workdir

    @cached_property
    def start(self) -> Start | None:
        """How the service starts, if it is by a server that is known here."""
        words = self._words_at_start()
        names = [one.rpartition("/")[2] for one in words]
        server = next((one for one in names if one in DEFAULTS), "")
        if not server:
            return None
        rest = words[names.index(server) + 1 :]
        return self._start_of(server, rest)

    def _words_at_start(self) -> list[str]:
        first, then = self.last.last("ENTRYPOINT"), self.last.last("CMD")
        if first is None or then is None:
            one = first or then
            return self._last_command(one) if one else []
        if first.exec_form is None:
            return self._last_command(first)
        if then.line < first.line and then not in self.last.instructions:
            return self._last_command(first)  # ENTRYPOINT puts away the CMD of a base
        added = then.exec_form or ["/bin/sh", "-c", then.value]
        found = of_words([*first.exec_form, *added], self.environment)
        return found[-1].words if found else []

    def _last_command(self, one: Instruction) -> list[str]:
        found = commands(one, self.environment)
        return found[-1].words if found else []

    def _start_of(self, server: str, rest: list[str]) -> Start:
        host, port = DEFAULTS[server]
        if server == "fastapi" and rest[:1] == ["dev"]:
            host = "127.0.0.1"
        if server == "uvicorn":
            host = self.environment.get("UVICORN_HOST", host)
            port = self.environment.get("UVICORN_PORT", port)
        bound = option(rest, "-b", "--bind")
        if bound:
            host, _, port = bound.rpartition(":")
        host = option(rest, "--host") or host
        port = option(rest, "--port") or port
        app = next((one for one in rest if MODULE.fullmatch(one)), "")
        if server == "fastapi":
            paths = [one for one in rest if one.endswith(".py")]
            app = f"{Path(paths[0]).stem if paths else 'app'}:app"
        folder = option(rest, "--app-dir", "--chdir") or "."
        return Start(server, app, host, port, self.held.place(folder))

    @cached_property
    def health(self) -> list[Command]:
        """The commands of the health check; empty where there is none."""
        found = self.last.last("HEALTHCHECK")
        if found is None or not re.match(r"CMD\b", found.value, re.IGNORECASE):
            return []
        text = found.value[3:].strip()
        one = Instruction("CMD", text, found.line)
        if one.exec_form is not None:
            return of_words(one.exec_form, self.environment)
        return of_text(text, self.environment)


def option(words: list[str], *names: str) -> str:
    """The value of an option, in either spelling."""
    for at, word in enumerate(words):
        name, given, value = word.partition("=")
        if name in names:
            return value if given else "".join(words[at + 1 : at + 2])
    return ""


def program_of(words: list[str], box: Box, root: Path) -> tuple[str, list[str]]:
    """The program that Python is called with, and what it is given; `root` has the files."""
    at = 1
    while (
        at < len(words) and words[at].startswith("-") and words[at] not in ("-c", "-m")
    ):
        at += 1
    if words[at : at + 1] == ["-c"]:
        return "".join(words[at + 1 : at + 2]), ["-c", *words[at + 2 :]]
    name = "".join(words[at : at + 1])
    path = root / box.held.place(name).lstrip("/")
    text = (
        path.read_text("utf-8")
        if path.is_file()
        else f"raise SystemExit('no file {name}')"
    )
    return text, words[at:]


def read(folder: Path) -> Box:
    """What a builder would make of a folder; CheckFailed where it would not begin."""
    path = folder / FILE
    if not path.is_file():
        raise CheckFailed(
            expected=f"exercises/loans/{FILE} says how the box is built",
            found="there is no such file",
            remedy="give it that name again: builders look for it",
        )
    try:
        stages = dockerfile.stages(path.read_text("utf-8-sig"))
        box = Box(folder, stages)
        assert box.files is not None and box.health is not None
        return box
    except (NotReadable, UnicodeDecodeError) as error:
        raise CheckFailed(
            expected=f"a builder can read exercises/loans/{FILE}",
            found=str(error),
            remedy="look at that line, and at the one above it",
        ) from error


def is_code(source: Source) -> bool:
    """Whether a file of the image is one of Python."""
    return source.name.endswith(".py")


def require(holds: object, expected: str, found: str, remedy: str) -> None:
    """Raises CheckFailed unless something holds."""
    if not holds:
        raise CheckFailed(expected=expected, found=found, remedy=remedy)
