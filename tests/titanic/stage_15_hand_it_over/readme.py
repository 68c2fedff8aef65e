"""What a README says that can be tried: its commands, and the files that it names.

A command is a line of a fenced block, unless the block is marked as something else than a
terminal. Where a line of the block begins with "$ ", those lines are the commands, and the
others are what they print.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from typing import NamedTuple

FENCE = re.compile(
    r"^ {0,3}(`{3,}|~{3,})[ \t]*(\w*)[^\n]*\n(.*?)^ {0,3}\1", re.M | re.S
)
TERMINAL = ("", *"sh bash shell zsh console terminal text powershell cmd bat".split())
PYTHON = re.compile(r"(.*[/\\])?(python|py)(3(\.\d+)?)?(\.exe)?")
PROMPT = re.compile(r"^\s*\$ +")
TOOLS = ("pytest", "black", "pylint", "coverage", "isort", "ruff", "mypy")
# They wait for somebody, install something, or open a window.
NEVER_ENDS = (
    "jupyter jupyterlab notebook jupyter_core http.server pdb idlelib pip uv venv ensurepip"
).split()
ALL_TESTS = {"-q", "-v", "-vv", "--quiet", "--verbose", "tests", "tests/", "."}
SHELL = re.compile(r"[|<>;&]|\$\(|`")
NAMED = re.compile(r"`([\w./-]+\.(?:py|ipynb|md|csv|toml|txt|json|ya?ml|cfg|ini))`")


class Command(NamedTuple):
    """A line that somebody is to type.

    arguments: those that Python is given: a file or "-m" and a module, with what follows.
    fault: why it cannot be tried; empty if it can.
    """

    text: str
    arguments: tuple[str, ...] = ()
    fault: str = ""

    @property
    def program(self) -> str:
        """The file or the module that it runs."""
        at = 1 if self.arguments[:1] == ("-m",) else 0
        return self.arguments[at] if len(self.arguments) > at else ""

    @property
    def is_plain(self) -> bool:
        """Whether it runs a script beside it without arguments, or all tests."""
        at = self.arguments.index(self.program) + 1 if self.program else 0
        others = set(self.arguments[at:])
        if self.runs("pytest"):
            return others <= ALL_TESTS
        return not others and "/" not in self.program

    def runs(self, *programs: str) -> bool:
        return self.program.replace("\\", "/").rpartition("/")[2] in programs


def commands(text: str) -> list[Command]:
    """The commands of a README, in their order."""
    return [_command(line) for line in _lines(text)]


def words(text: str) -> int:
    """How many words stand outside of its blocks."""
    return len(re.findall(r"[^\W\d_]{2,}", FENCE.sub("", text)))


def files_named(text: str) -> list[str]:
    """The files that the text names, between backticks."""
    return list(dict.fromkeys(NAMED.findall(FENCE.sub("", text))))


def _lines(text: str) -> Iterator[str]:
    for _, kind, block in FENCE.findall(text if text.endswith("\n") else f"{text}\n"):
        if kind.lower() not in TERMINAL:
            continue
        lines = [one.strip() for one in re.sub(r"\\\n", " ", block).splitlines()]
        typed = [PROMPT.sub("", one) for one in lines if PROMPT.match(one)]
        yield from typed or [one for one in lines if one and not one.startswith("#")]


def _command(line: str) -> Command:
    try:
        parts = shlex.split(line.replace("\\", "/"), comments=True)
    except ValueError as error:
        return Command(line, fault=f"it cannot be read: {error}")
    first, *others = parts or [""]
    tool = first.rpartition("/")[2].removesuffix(".exe")
    if SHELL.search(line):
        return Command(line, fault="it is more than one command")
    if tool in TOOLS:
        return Command(line, ("-m", tool, *others))
    if tool in NEVER_ENDS:
        return Command(line, fault=WAITS)
    if not PYTHON.fullmatch(first):
        return Command(line, fault="it begins neither with python nor with pytest")
    if not others or (others[0].startswith("-") and others[0] != "-m"):
        return Command(line, fault="behind python stands neither a file nor -m")
    command = Command(line, tuple(others))
    if not command.program:
        return Command(line, fault="behind -m stands no module")
    return Command(line, fault=WAITS) if command.runs(*NEVER_ENDS) else command


WAITS = "it waits for somebody, or installs something"
