"""An inventory of smells, and which of its places the remarks in a notebook name.

A remark counts for a place when it stands near one of the place's lines, and names a kind
that the inventory knows for it. What it does not know may still be right: a remark is held
against its writer only where the code beside it is plainly clean (see `evidence`).
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from drydock.judging.reading.remarks import MARKER, Remark, remarks
from drydock.judging.reading.smell_evidence import could_be, shapes
from drydock.workbook.notebook import plain_python

Span = tuple[int, int, int]
"""A cell, and the depths in it at which something begins and ends."""


@dataclass(frozen=True)
class Page:
    """A notebook's cells of any kind, and where in a cell code stands."""

    cells: list[dict[str, Any]]

    def source(self, cell: int) -> list[str]:
        return "".join(self.cells[cell]["source"]).splitlines()

    def is_code(self, cell: int) -> bool:
        return self.cells[cell]["cell_type"] == "code"

    def depth(self, cell: int, line: int | None = None) -> int:
        """How many lines of text or code stand above a line of a cell; comments are not
        counted. Without a line: how many there are in the cell."""
        above = self.source(cell)[: None if line is None else line - 1]
        return sum(bool(text.strip()) and not _is_comment(text) for text in above)

    def code_number(self, cell: int) -> int:
        """The number of a cell among the code cells above and including it."""
        return sum(self.is_code(at) for at in range(cell + 1))

    def code(self, cell: int) -> str:
        return "\n".join(self.source(cell)) if self.is_code(cell) else ""

    @cached_property
    def statements(self) -> dict[str, list[Span]]:
        """Where each statement stands, by its text as `ast.unparse` gives it."""
        found: dict[str, list[Span]] = {}
        for cell in filter(self.is_code, range(len(self.cells))):
            tree = plain_python("\n".join(self.source(cell)))
            for node in ast.walk(tree) if tree else ():
                if isinstance(node, ast.stmt):
                    last = node.end_lineno or node.lineno
                    span = self._span(cell, node.lineno, last)
                    found.setdefault(ast.unparse(node), []).append(span)
        return found

    @cached_property
    def texts(self) -> list[tuple[str, Span]]:
        """Each comment and each line of a markdown cell, and where it stands."""
        return [
            (" ".join(text.split()), self._span(cell, number, number))
            for cell in range(len(self.cells))
            for number, text in enumerate(self.source(cell), 1)
            if not self.is_code(cell) or "#" in text
        ]

    @cached_property
    def shapes(self) -> Counter[str]:
        """How often a statement of each shape stands in the notebook."""
        return shapes(self.code(cell) for cell in range(len(self.cells)))

    def _span(self, cell: int, first: int, last: int) -> Span:
        return cell, self.depth(cell, first), self.depth(cell, last + 1)


def _is_comment(text: str) -> bool:
    return text.lstrip().startswith("#") or bool(MARKER.search(text.split("#")[0]))


@dataclass(frozen=True)
class Naming:
    """One kind that a comment names: where, and as what."""

    page: Page = field(repr=False)
    cell: int
    line: int
    kind: str

    def __str__(self) -> str:
        return f"{self.kind} ({where(self.page, self.cell, self.line)})"

    @property
    def beside(self) -> tuple[int, int]:
        """What it has in common with the others that stand above the same line."""
        return self.cell, self.page.depth(self.cell, self.line)

    def reaches(self) -> Iterator[tuple[int, int]]:
        """The cells that the comment may speak of, and its depth in each: its own; the
        next one, from below the last line; the text above, from above the first line.
        """
        depth = self.page.depth(self.cell, self.line)
        yield self.cell, depth
        ends = depth >= self.page.depth(self.cell)
        if self.cell + 1 < len(self.page.cells):
            if ends or not self.page.is_code(self.cell):
                yield self.cell + 1, 0
        if self.cell and not depth:
            if ends or not self.page.is_code(self.cell - 1):
                yield self.cell - 1, self.page.depth(self.cell - 1)

    def could_be(self) -> bool:
        """Whether a reader could defend it, by what stands in the cells it may speak of."""
        cells = sorted({cell for cell, _ in self.reaches()})
        code = [text for cell in cells if (text := self.page.code(cell))]
        texts = ["\n".join(self.page.source(cell)) for cell in cells]
        return could_be(self.kind, code, texts, self.page.shapes)


def where(page: Page, cell: int, line: int) -> str:
    """A place in a notebook as a person finds it."""
    number = page.code_number(cell)
    if page.is_code(cell):
        return f"code cell {number}, line {line}"
    return f"in the text {f'below code cell {number}' if number else 'above all code'}"


@dataclass(frozen=True)
class Place:
    """A place of the inventory: where it is, and what it may be called.

    near: how many lines may lie between it and a comment that names it.
    """

    region: str
    lines: tuple[str, ...]
    kinds: frozenset[str]
    near: int

    def distance(self, naming: Naming) -> int | None:
        """How many lines lie between; None where the naming is not near, or its kind
        does not fit."""
        if naming.kind not in self.kinds:
            return None
        spans = self.spans(naming.page)
        found = [
            max(first - depth, depth - last, 0)
            for cell, depth in naming.reaches()
            for at, first, last in spans
            if at == cell
        ]
        return min((away for away in found if away <= self.near), default=None)

    def spans(self, page: Page) -> list[Span]:
        """Where the lines of the place stand in a notebook; none where all are gone."""
        return [span for line in self.lines for span in stands_in(page, line)]


def stands_in(page: Page, line: str) -> list[Span]:
    """Where a statement stands, or a text that has `line` as a part."""
    texts = [span for text, span in page.texts if line in text]
    return page.statements.get(line) or texts


@dataclass(frozen=True)
class Reading:
    """What a notebook's comments name, and what of it the inventory knows.

    unreadable: comments that are not in the form. unknown: kinds that the list lacks.
    misfits: namings that fit no place. clean: those of them beside plainly clean code.
    """

    namings: list[Naming]
    unreadable: list[str]
    unknown: list[Naming]
    misfits: list[Naming]
    clean: list[Naming]
    named: list[Place]
    missed: list[Place]

    @property
    def again(self) -> int:
        """How many namings fit places which all have a name already."""
        return len(self.namings) - len(self.misfits) - len(self.named)


def read(
    page: Page, kinds: Mapping[str, Sequence[str]], places: list[Place]
) -> Reading:
    """The remarks in a notebook, held to an inventory."""
    found, unclear = remarks({"cells": page.cells}, kinds)
    namings = [
        Naming(page, remark.cell, remark.line, kind)
        for remark in found
        for kind in remark.kinds
    ]
    known = [naming for naming in namings if naming.kind in kinds]
    named, misfits = _matched(known, places)
    return Reading(
        namings=known,
        unreadable=[_shown(page, one) for one in unclear],
        unknown=[naming for naming in namings if naming not in known],
        misfits=misfits,
        clean=[one for one in misfits if not one.could_be()],
        named=named,
        missed=[one for one in places if one not in named and one.spans(page)],
    )


def _shown(page: Page, remark: Remark) -> str:
    return f"{remark.text} ({where(page, remark.cell, remark.line)})"


def _matched(
    namings: list[Naming], places: list[Place]
) -> tuple[list[Place], list[Naming]]:
    """The places that are named, each by one naming at least, and the namings that fit
    no place. A naming counts for the nearest place that has no name yet."""
    named: list[Place] = []
    misfits = []
    for naming in namings:
        away = [(place.distance(naming), place) for place in places]
        fitting = [(at, place) for at, place in away if at is not None]
        fitting.sort(key=lambda found: found[0])
        fresh = [place for _, place in fitting if place not in named]
        if not fitting:
            misfits.append(naming)
        named += fresh[:1]
    return named, misfits
