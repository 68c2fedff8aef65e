"""A Dockerfile as its builder reads it: stages of instructions, with their variables.

`dockerfile_parse` splits the file into instructions. It knows no heredocs, so their text
is taken out of its sight first.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO

from dockerfile_parse import DockerfileParser

KNOWN = frozenset(
    "ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN"
    " SHELL STOPSIGNAL USER VOLUME WORKDIR".split()
)
HEREDOC = re.compile(r"(?<!<)<<(?P<dash>-?)(?P<quote>[\"']?)(?P<end>\w+)(?P=quote)")
MAY_HAVE_HEREDOCS = re.compile(r"\s*(ADD|COPY|RUN)\b", re.IGNORECASE)
FLAG = re.compile(r"\s*--(?P<name>[a-z-]+)(?:=(?P<value>\S*))?(?=\s|$)")
VARIABLE = re.compile(
    r"\\(?P<escaped>\$)|\$(?:(?P<plain>\w+)"
    r"|\{(?P<name>\w+)(?:(?P<how>:?[-+])(?P<other>[^}]*))?\})"
)


class NotReadable(Exception):
    """No builder could read the file: what is wrong, in words."""


@dataclass(frozen=True)
class Instruction:
    """One instruction. `value` is what follows its flags, as it stands in the file;
    `known` are the variables that are set where it stands."""

    name: str
    value: str
    line: int
    flags: Mapping[str, list[str]] = field(default_factory=dict)
    heredocs: tuple[str, ...] = ()
    known: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"line {self.line}, {self.name} {' '.join(self.value.split())}"

    @property
    def exec_form(self) -> list[str] | None:
        """The words of `["a", "b"]`, as they are; None for a line for the shell."""
        try:
            words = json.loads(self.value)
        except ValueError:
            return None
        return words if _are_words(words) else None

    @property
    def words(self) -> list[str]:
        """The words of the value, with variables replaced, as for COPY or USER."""
        given = self.exec_form
        return [expanded(one, self.known) for one in given or _split(self.value)]

    def flag(self, name: str) -> str:
        """The last value of a flag such as `from`, with variables replaced."""
        return expanded(self.flags.get(name, [""])[-1], self.known)


@dataclass
class Stage:
    """One stage: from a base, which may be an earlier stage, to what stands below it."""

    index: int
    name: str
    base: str
    line: int
    parent: Stage | None = None
    instructions: list[Instruction] = field(default_factory=list)

    def __str__(self) -> str:
        return f"stage {self.name or self.index}"

    @property
    def whole(self) -> list[Instruction]:
        """Its instructions, after those of the stages it is built on."""
        return [*(self.parent.whole if self.parent else ()), *self.instructions]

    def of(self, *names: str) -> list[Instruction]:
        return [one for one in self.whole if one.name in names]

    def last(self, name: str) -> Instruction | None:
        found = self.of(name)
        return found[-1] if found else None


def stages(text: str) -> list[Stage]:
    """The stages of a Dockerfile; the last is what is built. Raises NotReadable."""
    found: list[Stage] = []
    outside: dict[str, str] = {}
    known: dict[str, str] = {}
    for one in _instructions(text):
        if one.name == "FROM":
            stage, known = _begun(one, found, outside)
            found.append(stage)
        elif not found:
            _only_arguments(one, outside)
        else:
            here = Instruction(
                one.name, one.value, one.line, one.flags, one.heredocs, dict(known)
            )
            found[-1].instructions.append(here)
            _set(here, known, outside)
    if not found:
        raise NotReadable("no line begins with FROM: an image begins with its base")
    return found


def _begun(
    one: Instruction, found: list[Stage], outside: Mapping[str, str]
) -> tuple[Stage, dict[str, str]]:
    words = [expanded(word, outside) for word in _split(one.value)]
    if len(words) not in (1, 3) or (len(words) == 3 and words[1].lower() != "as"):
        raise NotReadable(f"{one} is no FROM <image> [AS <name>]")
    name = words[2].lower() if len(words) == 3 else ""
    parent = named(words[0], found, numbers=False)
    known = environment(parent) if parent else {}
    return Stage(len(found), name, words[0], one.line, parent), known


def named(name: str, found: list[Stage], *, numbers: bool = True) -> Stage | None:
    """The stage that a `FROM` or a `--from` names, by its name or its number."""
    for stage in reversed(found):
        if stage.name == name.lower() or (numbers and str(stage.index) == name):
            return stage
    return None


def environment(stage: Stage) -> dict[str, str]:
    """What ENV has set by the end of a stage."""
    known: dict[str, str] = {}
    for one in stage.of("ENV"):
        known |= pairs(one)
    return known


def _only_arguments(one: Instruction, outside: dict[str, str]) -> None:
    if one.name != "ARG":
        raise NotReadable(f"{one} stands before the first FROM: only ARG may")
    for name, value in _arguments(one, outside):
        outside[name] = value or ""


def _set(one: Instruction, known: dict[str, str], outside: Mapping[str, str]) -> None:
    if one.name == "ENV":
        known |= pairs(one)
    if one.name == "ARG":
        for name, value in _arguments(one, known):
            given = outside.get(name, "") if value is None else value
            known.setdefault(name, given)  # ENV goes before ARG


def _arguments(
    one: Instruction, known: Mapping[str, str]
) -> Iterator[tuple[str, str | None]]:
    for word in _split(one.value):
        name, given, value = word.partition("=")
        yield name, expanded(value, known) if given else None


def pairs(one: Instruction) -> dict[str, str]:
    """The names and the values that an ENV, an ARG or a LABEL sets."""
    words = _split(one.value)
    if one.name == "ENV" and words and "=" not in words[0]:
        name, _, value = one.value.strip().partition(" ")
        return {name: expanded(value.strip(), one.known)}
    halves = [word.partition("=") for word in words]
    return {name: expanded(value, one.known) for name, _, value in halves}


def expanded(text: str, known: Mapping[str, str]) -> str:
    """A text with `$A`, `${A}`, `${A:-b}` and `${A:+b}` replaced."""

    def replaced(found: re.Match[str]) -> str:
        if found["escaped"]:
            return "$"
        value = known.get(found["plain"] or found["name"], "")
        how, other = found["how"] or "", found["other"] or ""
        if how.endswith("-"):
            return value or expanded(other, known)
        return (expanded(other, known) if value else "") if how else value

    return VARIABLE.sub(replaced, text)


def _instructions(text: str) -> Iterator[Instruction]:
    seen, heredocs = _without_heredocs(text)
    parser = DockerfileParser(fileobj=BytesIO(seen.encode()), env_replace=False)
    for read in parser.structure:
        if (name := read["instruction"].upper()) == "COMMENT":
            continue
        line = read["startline"] + 1
        if name not in KNOWN:
            said = read["content"].strip().splitlines()[0]
            raise NotReadable(f"line {line} begins with no instruction: {said[:60]}")
        flags, value = _flags(name, read["value"])
        bodies = [
            heredocs.get(at, ()) for at in range(read["startline"], read["endline"] + 1)
        ]
        yield Instruction(
            name, value, line, flags, tuple(one for body in bodies for one in body)
        )


def _flags(name: str, value: str) -> tuple[dict[str, list[str]], str]:
    flags: dict[str, list[str]] = {}
    while name not in ("ENV", "ARG", "CMD", "ENTRYPOINT") and (
        found := FLAG.match(value)
    ):
        flags.setdefault(found["name"], []).append(found["value"] or "")
        value = value[found.end() :]
    return flags, value.strip()


def _without_heredocs(text: str) -> tuple[str, dict[int, tuple[str, ...]]]:
    """The text with empty lines in the place of heredocs, and these, by the number of the
    line that announces them."""
    lines = text.splitlines()
    heredocs: dict[int, tuple[str, ...]] = {}
    announced: list[re.Match[str]] = []
    at, may = 0, False
    while at < len(lines):
        begin, line = at, lines[at]
        at += 1
        if line.lstrip().startswith("#"):
            continue
        may = may or bool(MAY_HAVE_HEREDOCS.match(line))
        announced += HEREDOC.finditer(line) if may else ()
        if line.rstrip().endswith("\\"):
            continue
        while announced:
            body, at = _body(lines, at, announced.pop(0))
            heredocs[begin] = (*heredocs.get(begin, ()), body)
        may = False
    return "\n".join(lines) + "\n", heredocs


def _body(lines: list[str], at: int, announced: re.Match[str]) -> tuple[str, int]:
    """The text of a heredoc that begins at a line, which is emptied, and where it ends."""
    body: list[str] = []
    while at < len(lines):
        line = lines[at].lstrip("\t") if announced["dash"] else lines[at]
        lines[at] = ""
        at += 1
        if line == announced["end"]:
            return "\n".join(body) + "\n", at
        body.append(line)
    raise NotReadable(f"the text after <<{announced['end']} has no end")


def _split(value: str) -> list[str]:
    try:
        return shlex.split(value)
    except ValueError as error:  # a quote that is not closed
        raise NotReadable(f"{error}: {value[:60]}") from error


def _are_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)
