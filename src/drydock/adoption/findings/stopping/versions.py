"""What the installed versions of libraries do not have."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from drydock.adoption.findings.stopping.stop import Stop, numbers, package_of
from drydock.adoption.model import Finding

TABLE = Path(__file__).with_name("no_longer.toml")
NO_ATTRIBUTE = re.compile(r"has no attribute '(\w+)'")
NO_ARGUMENT = re.compile(r"(\S+)\(\) got an unexpected keyword argument '(\w+)'")
CANNOT_IMPORT = re.compile(r"cannot import name '(\w+)' from '([\w.]+)'")
NO_MODULE = re.compile(r"No module named '((\w+)\.[\w.]+)'")
REMEDY = (
    "change the line to what the installed version has, or give the notebook the version"
    " that it was written for, for example: ./scripts/go adopt NOTEBOOK --with"
    " {package}=={version}"
)


@dataclass(frozen=True)
class Gone:
    """Something that a library no longer has; see the table."""

    package: str
    since: str
    seen: re.Pattern[str]
    gone: str
    use: str


@cache
def _table() -> tuple[Gone, ...]:
    found = tomllib.loads(TABLE.read_text("utf-8"))["gone"]
    return tuple(Gone(**{**one, "seen": re.compile(one["seen"])}) for one in found)


def no_longer_there(stop: Stop) -> Finding | None:
    """Something of which it is known when it went, and that the version is newer."""
    for one in _table():
        version = stop.version(one.package)
        if not version or numbers(version) < numbers(one.since):
            continue
        if found := one.seen.search(stop.seen):
            return _finding(stop, one, version, one.gone.format(**found.groupdict()))
    return None


def _finding(stop: Stop, one: Gone, version: str, gone: str) -> Finding:
    name = "Python" if one.package == "python" else one.package
    return stop.finding(
        "no longer in this version",
        what=f"{stop.at} wants {gone}, which {name} {version} no longer has",
        why=f"{name} had it before {one.since}; here: {stop.said}",
        remedy=f"write {one.use}",
    )


def not_in_this_version(stop: Stop) -> Finding | None:
    """A name or an argument that an installed library does not have: it is likely that
    another version has it."""
    wanted = _wanted(stop)
    if wanted is None:
        return None
    what, module = wanted
    package = package_of(module)
    version = stop.version(package)
    if not version:
        return None
    return stop.finding(
        "not in this version",
        what=f"{stop.at} wants {what}, which {package} {version} does not have",
        why=f"an older or a newer version may have it, or it is misspelt; {stop.said}",
        remedy=f"look it up in the documentation of {package}: change the line to what"
        f" {version} has, or adopt the notebook with the version that it was written for"
        f' (--with "{package}==...")',
        certainty="likely",
    )


def _wanted(stop: Stop) -> tuple[str, str] | None:
    """What was asked for, and the module of the library that was asked."""
    message, names = stop.error.message, stop.error.names
    if match := CANNOT_IMPORT.search(message):
        return match[1], match[2]
    if match := NO_MODULE.search(message):
        return f"the module {match[1]}", match[2]
    if stop.error.type == "AttributeError" and (match := NO_ATTRIBUTE.search(message)):
        return match[1], names.get("object", "").removeprefix("module ")
    if stop.error.type == "TypeError" and (match := NO_ARGUMENT.search(message)):
        owner = _called_library(stop, match[1])
        return (f"{match[1]}({match[2]}=...)", owner) if owner else None
    return None


def _called_library(stop: Stop, called: str) -> str:
    """The library in which the function is that was called: the one in which the error
    was raised, or the one of a class or function of this name in the notebook."""
    raised = stop.error.names.get("raised_in", "")
    if raised not in ("", "__main__"):
        return raised
    first = called.partition(".")[0]
    for cell in stop.run.cells:
        value = cell.changed.get(first)
        if value and value.kind == "function":
            return _imported_from(stop, first)
    return _imported_from(stop, first)


def _imported_from(stop: Stop, name: str) -> str:
    pattern = re.compile(
        rf"^\s*from\s+([\w.]+)\s+import\b.*\b{re.escape(name)}\b", re.M
    )
    for cell in stop.adopted.cells:
        if match := pattern.search(cell.source):
            return match[1]
    dotted = re.compile(rf"\b(\w+)(?:\.\w+)*\.{re.escape(name)}\(")
    if match := dotted.search(stop.error.text):
        return _module_called(stop, match[1])
    return ""


def _module_called(stop: Stop, name: str) -> str:
    pattern = re.compile(rf"^\s*import\s+([\w.]+)\s+as\s+{re.escape(name)}\b", re.M)
    for cell in stop.adopted.cells:
        if match := pattern.search(cell.source):
            return match[1]
    return name
