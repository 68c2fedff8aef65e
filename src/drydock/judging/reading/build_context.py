"""The build context: which files of a folder a builder is given, after `.dockerignore`.

The rules are Docker's, and not those of git: a pattern begins at the top of the context,
`**` stands for any folders, and of all patterns that match, the last one decides.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterable
from pathlib import Path

IGNORES = ".dockerignore"


def context(folder: Path) -> dict[str, Path]:
    """The files that a builder is given of a folder, by their path within it."""
    ignores = folder / IGNORES
    text = ignores.read_text("utf-8-sig") if ignores.is_file() else ""
    ignored = Ignored(text.splitlines())
    found = {}
    for place, _, names in os.walk(folder):
        for path in (Path(place, name) for name in names):
            name = path.relative_to(folder).as_posix()
            if not ignored(name):
                found[name] = path
    return dict(sorted(found.items()))


class Ignored:
    """Whether the lines of a `.dockerignore` leave out a file, by its path."""

    def __init__(self, lines: Iterable[str]) -> None:
        stripped = [one.strip() for one in lines if not one.startswith("#")]
        self.patterns = [_read(one) for one in stripped if one]

    def __call__(self, path: str) -> bool:
        parts = path.split("/")
        paths = ["/".join(parts[: count + 1]) for count in range(len(parts))]
        ignored = False
        for keeps, pattern in self.patterns:
            if keeps == ignored and any(pattern.fullmatch(one) for one in paths):
                ignored = not keeps
        return ignored


def _read(line: str) -> tuple[bool, re.Pattern[str]]:
    """Whether a pattern brings back, and what it matches."""
    keeps = line.startswith("!")
    pattern = posixpath.normpath(line[keeps:].strip().replace(os.sep, "/"))
    return keeps, translated(pattern.lstrip("/") or "/")


def translated(pattern: str) -> re.Pattern[str]:
    """The regular expression for a pattern with `*`, `**`, `?`, `[a-z]` and `\\`."""
    found, at = "", 0
    while at < len(pattern):
        sign, at = pattern[at], at + 1
        if sign == "*" and pattern[at : at + 1] == "*":
            at += 1 + (pattern[at + 1 : at + 2] == "/")
            found += "(.*/)?" if at < len(pattern) else ".*"
        elif sign in "*?":
            found += {"*": "[^/]*", "?": "[^/]"}[sign]
        elif sign == "[" and (end := pattern.find("]", at)) > 0:
            found, at = f"{found}[{pattern[at:end]}]", end + 1
        else:
            if sign == "\\" and at < len(pattern):
                sign, at = pattern[at], at + 1
            found += re.escape(sign)
    try:
        return re.compile(found)
    except re.error:
        return re.compile(re.escape(pattern))
