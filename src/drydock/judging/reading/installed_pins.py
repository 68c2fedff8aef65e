"""What pip or uv would install: the packages that commands and requirements files name,
and what these bring with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import metadata
from typing import NamedTuple

from packaging.markers import default_environment
from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from drydock.judging.reading.shell_words import Command

WITH_VALUE = frozenset(
    "-t --target -p --python --prefix --root -i --index-url --extra-index-url -f -w -d"
    " --find-links --platform --only-binary --no-binary --index --default-index"
    " --cache-dir --wheel-dir --dest --trusted-host --timeout --retries --cert".split()
)
FILES = ("-r", "--requirement", "-c", "--constraint")
VERBS = ("install", "sync", "wheel", "download")
PYTHON = re.compile(r"(python|pypy)[\d.]*")
PIP = re.compile(r"pip[\d.]*")
LINUX = {
    "sys_platform": "linux",
    "platform_system": "Linux",
    "os_name": "posix",
    "platform_machine": "x86_64",
}


class Install(NamedTuple):
    """One call of pip or uv: the packages that it names, and its requirements files."""

    packages: list[str]
    files: list[str]


class Named(NamedTuple):
    """A package that is named, the version it is held to (or ""), and where it is named."""

    name: str
    version: str
    extras: frozenset[str]
    where: str


def install_of(command: Command) -> Install | None:
    """What a command installs, if it is one of pip's or uv's that does."""
    words = _after_pip(command)
    verb = next((one for one in words if not one.startswith("-")), "")
    if verb not in VERBS:
        return None
    packages, files, rest = [], [], iter(words[words.index(verb) + 1 :])
    for word in rest:
        name, _, value = word.partition("=")
        if name in FILES:
            files.append(value or next(rest, ""))
        elif re.match(r"-[rc].", word) and not word.startswith("--"):
            files.append(word[2:])
        elif name in WITH_VALUE and not value:
            next(rest, None)
        elif not word.startswith("-"):
            packages.append(word)
    if verb == "sync":  # of uv: its arguments are files
        packages, files = [], [*files, *packages]
    return Install(packages, files)


def _after_pip(command: Command) -> list[str]:
    words = command.words
    if PYTHON.fullmatch(command.program) and words[1:2] == ["-m"]:
        words = words[2:]
    if words and PIP.fullmatch(words[0].rpartition("/")[2]):
        return words[1:]
    if words and words[0].rpartition("/")[2] == "uv" and words[1:2] == ["pip"]:
        return words[2:]
    return []


def nested(text: str) -> list[str]:
    """The further requirements files that a file names."""
    return re.findall(r"(?m)^\s*(?:-r|-c|--requirement|--constraint)[ =]*(\S+)", text)


def read_file(text: str, where: str) -> Iterator[Named]:
    """What the lines of a requirements file name. Raises ValueError for one that is no
    requirement."""
    lines = text.replace("\\\r\n", " ").replace("\\\n", " ").splitlines()
    for line in lines:
        line = re.sub(r"(^|\s)#.*", "", line)
        line = re.sub(r"\s--\S+", "", line).strip()
        if line and not line.startswith("-"):
            yield read(line, where)


def read(text: str, where: str) -> Named:
    """What one requirement names. Raises ValueError where it is none."""
    try:
        wanted = Requirement(text)
    except InvalidRequirement as error:
        raise ValueError(f"{text!r} in {where} is no name of a package") from error
    exact = [
        one.version
        for one in wanted.specifier
        if one.operator in ("==", "===") and not one.version.endswith(".*")
    ]
    version = exact[0] if exact else ""
    name = canonicalize_name(wanted.name)
    return Named(name, version, frozenset(wanted.extras), where)


def brought(found: Iterable[Named]) -> dict[str, str]:
    """All that the packages bring with them on Linux, each with what brings it, as far as
    they are installed here."""
    waiting = [(one.name, one.extras, one.where) for one in found]
    seen: dict[str, str] = {}
    done: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        name, extras, by = waiting.pop()
        seen.setdefault(name, by)
        if (name, extras) in done:
            continue
        done.add((name, extras))
        for wanted in _wants(name, extras):
            key = canonicalize_name(wanted.name)
            waiting.append((key, frozenset(wanted.extras), name))
    return seen


def modules_of(packages: Iterable[str]) -> set[str]:
    """The modules that packages bring, by their top names, as far as they are installed
    here; of others, the package's own name."""
    return {module for name in packages for module in _modules_of(name)}


@cache
def _modules_of(name: str) -> frozenset[str]:
    try:
        record = metadata.distribution(name).read_text("RECORD") or ""
    except metadata.PackageNotFoundError:
        record = ""
    tops = {re.split("[/,]", line, maxsplit=1)[0] for line in record.splitlines()}
    return frozenset({name.replace("-", "_"), *(top.partition(".")[0] for top in tops)})


@cache
def _wants(name: str, extras: frozenset[str]) -> tuple[Requirement, ...]:
    try:
        lines = metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return ()
    here: dict[str, str] = {**default_environment(), **LINUX}  # type: ignore[dict-item]
    return tuple(
        wanted
        for wanted in map(Requirement, lines)
        if wanted.marker is None
        or any(wanted.marker.evaluate({**here, "extra": one}) for one in ("", *extras))
    )
