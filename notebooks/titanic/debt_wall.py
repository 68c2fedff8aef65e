"""A wall for debt notes: four fields, by what paying a debt gains and what it costs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from drydock.judging.reading import debt_wall

HEADING = re.compile(r"^##+ (.+)$", re.MULTILINE)


def notes(file: Path) -> list[str]:
    """The headings of the notes in a Markdown file, but for its title."""
    return [title.strip() for title in HEADING.findall(file.read_text("utf-8"))]


def wall(titles: list[str], placed: Mapping[str, tuple[str, str]]) -> str:
    """The notes below the name of their field, and those that have no place yet.

    placed: by a word of a note's heading, its value and its effort, each high or low.
    """
    return debt_wall.wall((title, *_place(title, placed)) for title in titles)


def _place(title: str, placed: Mapping[str, tuple[str, str]]) -> tuple[str, str]:
    words = [word for word in placed if word.lower() in title.lower()]
    return placed[words[0]] if words else ("", "")
