"""What a person can ask for beyond the three lines of a message."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from drydock.visible import visible


def cut(text: str, width: int = 60) -> str:
    """A text that is too long for its line, cut between two words where it has any."""
    if len(text) <= width:
        return text
    short = text[: width - 3]
    at_a_word = short.rpartition(" ")[0].rstrip()
    return (at_a_word if len(at_a_word) > width // 2 else short) + "..."


def listed(names: Sequence[str]) -> str:
    """Names as a person lists them: "a", "a and b", "a, b and c"."""
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def are(names: Sequence[str]) -> str:
    """Names as the subject of a sentence: "a is", "a and b are"."""
    return f"{listed(names)} {'is' if len(names) == 1 else 'are'}"


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """The rows of a table as lines, its columns below each other."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]


@dataclass(frozen=True)
class Detail:
    """More about a failure: a heading, and below it lines of text or a table."""

    title: str
    text: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    def __post_init__(self) -> None:
        shown = {
            "title": visible(self.title),
            "text": tuple(map(visible, self.text)),
            "columns": tuple(map(visible, self.columns)),
            "rows": tuple(tuple(map(visible, row)) for row in self.rows),
        }
        self.__dict__.update(shown)

    def lines(self) -> list[str]:
        """All of it as text, the columns of a table below each other."""
        table = [self.columns, *self.rows] if self.columns else []
        below = [*self.text, *aligned(table)]
        return [f"{self.title}:", *(textwrap.indent(line, "  ") for line in below)]
