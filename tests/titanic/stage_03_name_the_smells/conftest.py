"""How the check of stage 03 reads a notebook: code smell comments, and what is near."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from drydock.errors import WorkbookBroken
from drydock.notebook import plain_python, read_document
from drydock.workspace import Workspace

NOTEBOOK = "titanic.ipynb"
INVENTORY = Path(__file__).with_name("inventory.toml")
SMELL = re.compile(r"\[?\bcode[ _-]?smell\b\]?(?P<rest>.*)", re.IGNORECASE)
KIND_AND_WHY = re.compile(
    r"[\s:]*(?P<kinds>[A-Za-z][\w ,/&+-]*?)\s*(?::|\s[-\u2013\u2014])(?P<why>.*\w.*)"
)
SEVERAL = re.compile(r"\s*(?:,|/|&|\+|\band\b)\s*")
NEAR = 10

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

    def _span(self, cell: int, first: int, last: int) -> Span:
        return cell, self.depth(cell, first), self.depth(cell, last + 1)


def _is_comment(text: str) -> bool:
    return text.lstrip().startswith("#") or bool(SMELL.search(text.split("#")[0]))


@dataclass(frozen=True)
class Naming:
    """One kind that a comment names: where, and as what."""

    page: Page = field(repr=False)
    cell: int
    line: int
    kind: str

    def __str__(self) -> str:
        if self.page.is_code(self.cell):
            number = self.page.code_number(self.cell)
            return f"{self.kind} (code cell {number}, line {self.line})"
        above = self.page.code_number(self.cell)
        return f"{self.kind} (in the text below code cell {above})"

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


@dataclass(frozen=True)
class Place:
    """A place of the inventory: where it is, and what it may be called."""

    region: str
    lines: tuple[str, ...]
    kinds: frozenset[str]

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
        return min((away for away in found if away <= NEAR), default=None)

    def spans(self, page: Page) -> list[Span]:
        """Where the lines of the place stand in a notebook; none where all are gone."""
        return [span for line in self.lines for span in _found(line, page)]


def _found(line: str, page: Page) -> list[Span]:
    """Where a statement stands, or a text that has `line` as a part."""
    texts = [span for text, span in page.texts if line in text]
    return page.statements.get(line) or texts


@dataclass(frozen=True)
class Reading:
    """What a notebook's comments name, and what of it the inventory knows."""

    namings: list[Naming]
    unreadable: list[str]
    unknown: list[Naming]
    misfits: list[Naming]
    named: list[Place]
    missed: list[Place]
    kinds: list[str]


@pytest.fixture(scope="module")
def page(workspace: Workspace) -> Page:
    """The notebook to be judged."""
    path, shown = workspace.file(NOTEBOOK), workspace.shown(NOTEBOOK)
    return Page(read_document(path, shown)["cells"])


@pytest.fixture(scope="module")
def reading(page: Page, workspace: Workspace) -> Reading:
    """The comments of the notebook, held to the inventory."""
    inventory = tomllib.loads(INVENTORY.read_text("utf-8"))
    mess = _mess(workspace)
    places = [_place(entry, mess) for entry in inventory["place"]]
    namings, unreadable = _namings(page, _words(inventory["kinds"]))
    known = [naming for naming in namings if naming.kind in inventory["kinds"]]
    named, misfits = _matched(known, places)
    missed = [place for place in places if place not in named and place.spans(page)]
    return Reading(
        namings=known,
        unreadable=unreadable,
        unknown=[naming for naming in namings if naming not in known],
        misfits=misfits,
        named=named,
        missed=missed,
        kinds=list(inventory["kinds"]),
    )


def _mess(workspace: Workspace) -> Page:
    """The notebook that the kata begins with."""
    stage = workspace.stage
    path = stage.house.start(stage.kata).solution / NOTEBOOK
    return Page(read_document(path, str(path))["cells"])


def _words(kinds: dict[str, list[str]]) -> dict[str, str]:
    """The kind that is meant by each word that people use."""
    others = {word: kind for kind, words in kinds.items() for word in words}
    return others | {kind: kind for kind in kinds}


def _place(entry: dict[str, Any], mess: Page) -> Place:
    """A place of the inventory; raises WorkbookBroken unless the notebook that the kata
    begins with holds every line of it."""
    lines = tuple(" ".join(line.split()) for line in entry["lines"])
    for line in lines:
        if not _found(line, mess):
            raise WorkbookBroken(
                expected=f"{INVENTORY} names lines of the notebook that the kata begins with",
                found=f"no line says {line}",
                remedy="copy the line from the notebook, as ast.unparse prints it",
            )
    return Place(entry["region"], lines, frozenset(entry["kinds"]))


def _namings(page: Page, kinds: dict[str, str]) -> tuple[list[Naming], list[str]]:
    """Every naming in the notebook's comments, and the comments that name nothing."""
    namings, unreadable = [], []
    for cell in range(len(page.cells)):
        for line, text in enumerate(page.source(cell), 1):
            _, mark, comment = text.partition("#")
            if not page.is_code(cell):
                mark, comment = "#", text
            smell = SMELL.search(comment) if mark else None
            if smell is None:
                continue
            parts = KIND_AND_WHY.fullmatch(smell["rest"].strip())
            if parts is None:
                unreadable.append(str(Naming(page, cell, line, comment.strip(" #"))))
            for kind in SEVERAL.split(parts["kinds"]) if parts else ():
                plain = " ".join(kind.lower().replace("-", " ").split())
                namings.append(Naming(page, cell, line, kinds.get(plain, plain)))
    return namings, unreadable


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
