"""The smells of a kata as a page: each kind, what the lesson says of it, and its places."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from html import escape
from itertools import groupby
from typing import Any

from drydock.teaching.site.cells import of_code, of_markdown
from drydock.workbook.lesson import Lesson

# What the check of such a stage holds comments to.
INVENTORY = "inventory.toml"


def has_smells(lesson: Lesson) -> bool:
    """Whether the stage of a lesson is one in which smells are named."""
    return (lesson.stage.tests / INVENTORY).is_file()


def of_smells(lesson: Lesson) -> str:
    """The kinds in the order of the inventory, each with the places that are known by it
    first: where it is, what stands there, why it smells, and what else it may be called.
    """
    inventory = tomllib.loads((lesson.stage.tests / INVENTORY).read_text("utf-8"))
    kinds = inventory["kinds"]
    parts = [
        f"<h1>{escape(lesson.stage.kata)}: the smells, and where they are</h1>",
        "<p>Many places may be called by several names; each stands here under one. "
        "The lines are those of the notebook, as a program prints them.</p>",
    ]
    for kind in kinds:
        places = [one for one in inventory["place"] if one["kinds"][0] == kind]
        parts += _kind(lesson, kind, places)
    return "\n".join(parts)


def _kind(lesson: Lesson, kind: str, places: list[dict[str, Any]]) -> Iterator[str]:
    yield f"<h2>{escape(kind.capitalize())}</h2>"
    if said := re.search(rf"^- \*\*{re.escape(kind)}\*\*: (.+)$", lesson.text, re.M):
        yield of_markdown(said[1][0].upper() + said[1][1:])
    if not places:
        yield "<p>Here it is only a second name of places that stand under others.</p>"
    for one in places:
        yield f"<h3>{escape(one['region'])}</h3>"
        yield of_markdown(one["why"])
        for is_code, lines in groupby(one["lines"], _is_code):
            yield of_code("\n".join(lines)) if is_code else _quoted(lines)
        if others := one["kinds"][1:]:
            yield f"<p>It may also be called {escape(', '.join(others))}.</p>"


def _quoted(lines: Iterable[str]) -> str:
    """Parts of the texts between the code."""
    said = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return f"<blockquote>{said}</blockquote>"


def _is_code(line: str) -> bool:
    """Whether Python reads a line; that of a loop or a branch goes on below."""
    for text in (line, f"{line} pass"):
        with suppress(SyntaxError):
            ast.parse(text)
            return True
    return False
