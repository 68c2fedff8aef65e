"""Reading answers, whatever their spelling: what of a package does a sentence name?"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

HEADING = re.compile(r"^#+\s*(?P<number>\d+)\b.*$", re.MULTILINE)
ANSWER = re.compile(r"^\W*Answer\W*?:(?P<text>.*)", re.MULTILINE | re.DOTALL | re.I)
WORDS = re.compile(r"[a-z]+|\d+")
LONGEST = 4
NUMBERS = dict(
    zip("three four five six eight ten twelve".split(), "3 4 5 6 8 10 12".split())
)


def given(text: str) -> dict[int, str]:
    """What stands behind "Answer:" under each numbered heading."""
    headings = list(HEADING.finditer(text))
    ends = [heading.start() for heading in headings[1:]] + [len(text)]
    found = {}
    for heading, end in zip(headings, ends):
        answer = ANSWER.search(text, heading.end(), end)
        if answer:
            found[int(heading["number"])] = answer["text"].strip()
    return found


def names(package: Path) -> set[str]:
    """The modules, classes and functions of a package, as `named` spells them."""
    found = set()
    for file in package.glob("*.py"):
        found.add(file.stem)
        for node in ast.walk(ast.parse(file.read_bytes())):
            if isinstance(node, ast.ClassDef | ast.FunctionDef):
                found.add(node.name)
    return {_plain(name) for name in found}


def _plain(name: str) -> str:
    return "".join(WORDS.findall(name.lower()))


def named(answer: str, known: set[str]) -> set[str]:
    """The names and numbers that an answer mentions, in lower case, without `_`.

    Deep berth, deep_berth and DeepBerth are the same; what is no name is passed over.
    """
    return set(_named(WORDS.findall(answer.lower()), known))


def _named(words: list[str], known: set[str]) -> Iterator[str]:
    while words:
        for length in range(min(LONGEST, len(words)), 0, -1):
            together = "".join(words[:length])
            if together in known or length == 1 and together.isdigit():
                yield together
                break
            if length == 1 and together in NUMBERS:
                yield NUMBERS[together]
        words = words[length:]
