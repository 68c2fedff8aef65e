"""What an image holds of its build context: each COPY and ADD followed, stage by stage.

What RUN makes is not known, nor what RUN removes: a layer below keeps that anyway. Where
such a thing is copied from stage to stage, it is noted by its place.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from drydock.judging.reading.build_context import translated
from drydock.judging.reading.dockerfile import Instruction, Stage, expanded, named

WILD = re.compile(r"[*?\[]")
URL = re.compile(r"(?i)^(https?|ftp|git)://|^git@")


class Source(NamedTuple):
    """Where a file of an image comes from: a path in the context, or a text in the
    Dockerfile; and the instruction that brought it."""

    path: Path | None
    name: str
    text: str
    by: Instruction


class Unfound(NamedTuple):
    """A COPY that finds nothing: the builder stops there."""

    by: Instruction
    source: str


class Taken(NamedTuple):
    """Something that another stage, or another image, has made and that is copied."""

    stage: Stage | None
    image: str
    source: str
    by: Instruction


@dataclass
class Files:
    """The files of one stage, by their absolute paths, and what else is copied into it."""

    held: dict[str, Source] = field(default_factory=dict)
    taken: list[Taken] = field(default_factory=list)
    unfound: list[Unfound] = field(default_factory=list)
    workdir: str = "/"
    workdirs: dict[int, str] = field(default_factory=dict)

    def place(self, path: str) -> str:
        return posixpath.normpath(posixpath.join(self.workdir, path))


def files_of(found: list[Stage], context: Mapping[str, Path]) -> list[Files]:
    """What each stage holds at its end."""
    made: list[Files] = []
    for stage in found:
        below = made[stage.parent.index] if stage.parent else Files()
        here = Files(dict(below.held), list(below.taken), [], below.workdir)
        for one in stage.instructions:
            if one.name == "WORKDIR" and one.words:
                here.workdir = here.place(" ".join(one.words))
            here.workdirs[one.line] = here.workdir
            if one.name in ("COPY", "ADD"):
                _copy(one, here, _Sources(found[: stage.index], made, context))
        made.append(here)
    return made


class _Sources(NamedTuple):
    """From where a COPY can take: the stages before, with their files, and the context."""

    before: list[Stage]
    made: list[Files]
    context: Mapping[str, Path]


def _copy(one: Instruction, here: Files, sources: _Sources) -> None:
    *given, target = one.words or [""]
    texts = [word for word in given if word.startswith("<<")]
    for word, text in zip(texts, one.heredocs):
        into = target.endswith("/") or target in (".", "..")
        place = posixpath.join(target, word.lstrip("<-")) if into else target
        here.held[here.place(place)] = Source(None, "", _filled(word, text, one), one)
    wanted = [word for word in given if word not in texts and not URL.match(word)]
    if one.flag("from"):
        _take(one, here, wanted, sources)
        return
    there = {
        name: Source(path, name, "", one) for name, path in sources.context.items()
    }
    for word in wanted:
        if not _matching(_clean(word), there):
            here.unfound.append(Unfound(one, word))
    _put(one, here, wanted, there)


def _take(one: Instruction, here: Files, wanted: list[str], sources: _Sources) -> None:
    """Takes over what another stage holds; what is not there, a RUN or an image has made."""
    origin = one.flag("from")
    stage = named(origin, sources.before)
    held = sources.made[stage.index].held if stage else {}
    there = {place.lstrip("/"): source for place, source in held.items()}
    for word in wanted:
        if _clean(word) == "" or not _matching(_clean(word), there):
            place = posixpath.normpath(posixpath.join("/", word))
            here.taken.append(Taken(stage, "" if stage else origin, place, one))
    _put(one, here, wanted, there)


def _filled(word: str, text: str, one: Instruction) -> str:
    """The text of a heredoc; without quotes about its end, variables are replaced."""
    return text if re.search("[\"']", word) else expanded(text, one.known)


def _put(
    one: Instruction, here: Files, wanted: list[str], there: Mapping[str, Source]
) -> None:
    """Puts what is wanted of what is there to the target."""
    target, parents = one.words[-1], "parents" in one.flags
    found = [_matching(_clean(word), there) for word in wanted]
    into = target.endswith("/") or target in (".", "..") or parents
    into = into or sum(map(len, found)) > 1 or len(wanted) > 1
    for name, rest in (pair for names in found for pair in names.items()):
        tail = name if parents else rest or posixpath.basename(name)
        place = posixpath.join(target, tail) if into or rest else target
        if not _excluded(one, name):
            here.held[here.place(place)] = there[name]._replace(by=one)


def _clean(word: str) -> str:
    return posixpath.normpath(word).lstrip("/") if word not in ("", ".", "/") else ""


def _matching(word: str, there: Mapping[str, Source]) -> dict[str, str]:
    """The names that a word of COPY stands for, each with its path below the folder that
    is copied; empty for one that is named itself."""
    if word in ("", "."):
        return {name: name for name in there}
    if word in there:
        return {word: ""}
    pattern = translated(word) if WILD.search(word) else re.compile(re.escape(word))
    found = {}
    for name in there:
        parts = name.split("/")
        for count in range(1, len(parts) + 1):
            if pattern.fullmatch("/".join(parts[:count])):
                found[name] = "/".join(parts[count:])
                break
    return found


def _excluded(one: Instruction, name: str) -> bool:
    patterns = [
        translated(expanded(p, one.known)) for p in one.flags.get("exclude", [])
    ]
    return any(pattern.fullmatch(name) for pattern in patterns)
