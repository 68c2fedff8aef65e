"""A wall for debt notes: four fields, by what paying a debt gains and what it costs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import product
from pathlib import Path

LEFT = "no place yet"
HEADING = re.compile(r"^##+ (.+)$", re.MULTILINE)


def notes(file: Path) -> list[str]:
    """The headings of the notes in a Markdown file, but for its title."""
    return [title.strip() for title in HEADING.findall(file.read_text("utf-8"))]


def wall(titles: list[str], placed: Mapping[str, tuple[str, str]]) -> str:
    """The notes below the name of their field, and those that have no place yet.

    placed: by a word of a note's heading, its value and its effort, each high or low.
    """
    fields: dict[str, list[str]] = {
        f"{value} value, {effort} effort": []
        for value, effort in product(("high", "low"), ("low", "high"))
    } | {LEFT: []}
    for title in titles:
        words = [word for word in placed if word.lower() in title.lower()]
        value, effort = placed[words[0]] if words else ("", "")
        fields[f"{value} value, {effort} effort" if words else LEFT].append(title)
    lines = [
        [name, *(f"    {title}" for title in fields[name] or "-")] for name in fields
    ]
    return "\n".join("\n".join(one) for one in lines)
