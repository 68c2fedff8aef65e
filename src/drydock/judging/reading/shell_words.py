"""The commands in a line for the shell, and their words, as far as a reader can tell."""

from __future__ import annotations

import posixpath
import re
import shlex
from collections.abc import Mapping
from typing import NamedTuple

from drydock.judging.reading.dockerfile import Instruction, expanded

SIGNS = ";&|()<>"
SET = re.compile(r"\w+=.*", re.DOTALL)
SHELLS = ("sh", "bash", "ash", "dash")
BEFORE = ("exec", "sudo", "command", "time", "nice", "tini", "dumb-init", "--")


class Command(NamedTuple):
    """The words of one command, and the sign that stands after it, such as `&&`."""

    words: list[str]
    then: str

    @property
    def program(self) -> str:
        """The name of the program, without its folder."""
        return posixpath.basename(self.words[0]) if self.words else ""


def commands(one: Instruction, known: Mapping[str, str] | None = None) -> list[Command]:
    """The commands of a RUN, a CMD or an ENTRYPOINT, in either form, heredocs included.

    known: the variables that the shell replaces; by default those of the build.
    """
    given = one.known if known is None else known
    if (words := one.exec_form) is not None:
        return of_words(words, given)
    texts = [one.value, *one.heredocs] if one.name == "RUN" else [one.value]
    return [found for text in texts for found in of_text(text, given)]


def of_words(words: list[str], known: Mapping[str, str]) -> list[Command]:
    """The commands behind the exec form: its words are no text for a shell, unless they
    call one."""
    words = _bare(words)
    if words and posixpath.basename(words[0]) in SHELLS:
        for at, word in enumerate(words[1:-1], 1):
            if word.startswith("-") and word.endswith("c"):
                return of_text(words[at + 1], known)
    return [Command(words, "")]


def of_text(text: str, known: Mapping[str, str]) -> list[Command]:
    """The commands of a text for the shell; of one that no shell can read, none."""
    found: list[Command] = []
    for line in text.replace("\\\n", " ").splitlines():
        reader = shlex.shlex(line, posix=True, punctuation_chars=SIGNS)
        reader.whitespace_split, reader.commenters = True, "#"
        words: list[str] = []
        try:
            for word in reader:
                if set(word) <= set(SIGNS) and not set(word) <= set("<>"):
                    found.append(Command(_bare(words), word))
                    words = []
                else:
                    words.append(expanded(word, known))
        except ValueError:
            continue
        found.append(Command(_bare(words), ""))
    called: list[Command] = []
    for one in found:
        inner = of_words(one.words, known) if one.words else []
        called += inner[:-1] + [Command(inner[-1].words, one.then)] if inner else []
    return called


def _bare(words: list[str]) -> list[str]:
    """The words without what stands before the program."""
    at = 0
    while at < len(words) and (SET.fullmatch(words[at]) or words[at] in BEFORE):
        at += 1
    return (
        words[at:] if at < len(words) and words[at] != "env" else _bare_env(words[at:])
    )


def _bare_env(words: list[str]) -> list[str]:
    return _bare(words[1:]) if len(words) > 1 else []
