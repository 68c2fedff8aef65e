"""Smells are named where they are, and no code is touched."""

from __future__ import annotations

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from drydock.adoption.findings.found import found as findings
from drydock.adoption.findings.words import count
from drydock.adoption.model import Finding
from drydock.adoption.voyage.held_lock import notebook_before, notebook_still_gives
from drydock.adoption.voyage.work import Work
from drydock.detail import cut
from drydock.errors import CheckFailed
from drydock.judging.reading.smells import Page, Place, Reading, read
from drydock.judging.reading.statements import gone, of_cells
from drydock.workbook.notebook import cells, plain_python

FITTING = Path(__file__).with_suffix(".toml")
MOST_PLACES = 8
SHARE = 2  # of the smells that the survey finds, one in so many is to be named
NEAR = 4
CLEAN_ONE_IN = 4
MOST_AT_ONE_LINE = 6
TOLD = re.compile(r"[Cc]ell (\d+)(?:, line (\d+))?")
FORM = "# [code smell] <kind>: <why>"
FEW = 5


def only_comments_are_new(work: Work) -> None:
    """The code is as it was, and only comments are new"""
    before = list(of_cells(notebook_before(work)))
    now = list(of_cells(cells(work.document, "code")))
    # pylint: disable-next=arguments-out-of-order
    for word, lost in (("gone", gone(before, now)), ("new", gone(now, before))):
        if lost:
            raise CheckFailed(
                expected="the code as it was when the stage began, and new comments in it",
                found=f"{word}: {cut(lost[0].text.splitlines()[0])}",
                remedy="put it back as it was: to name a smell is not to fix it",
            )


def every_comment_can_be_read(work: Work) -> None:
    """Every code smell comment names a kind and a reason"""
    unclear = _reading(work).unreadable
    if unclear:
        raise CheckFailed(
            expected=f"comments of this form: {FORM}",
            found=f"not in the form: {_some(unclear)}",
            remedy="write the kind, a colon, and the reason in your own words (one that only"
            " repeats the kind is none)",
        )


def every_kind_is_known(work: Work) -> None:
    """Every kind is one of the list"""
    if unknown := _reading(work).unknown:
        raise CheckFailed(
            expected=f"one of these kinds: {', '.join(_kinds(work))}",
            found=_some(unknown),
            remedy="choose the kind that comes closest, and say the rest in the reason",
        )


def smells_are_named(work: Work) -> None:
    """Smells are named, of those that the survey knows as well"""
    reading, known = _reading(work), len(_known(work))
    can_be_named = len(reading.named) + len(reading.missed)
    least = min(MOST_PLACES, -(-known // SHARE), can_be_named)
    if len(reading.named) < least:
        left = [one.region for one in reading.missed]
        raise CheckFailed(
            expected=f"at least {count(least, 'place')} with a smell, and beside each a comment"
            f" whose kind fits (a survey finds {count(known, 'smell')})",
            found=f"{len(reading.named)} so far{_misfits(reading)}. Without a name yet:"
            f" {_some(left)}",
            remedy="read that cell aloud, line by line, and ask at each line: what would I have"
            f" to explain to a newcomer? Then write {FORM} above it",
        )


def not_everything_smells(work: Work) -> None:
    """Clean code is left alone, and no line has all the names"""
    reading = _reading(work)
    beside = Counter(one.beside for one in reading.namings)
    crowded = [o for o in reading.namings if beside[o.beside] > MOST_AT_ONE_LINE]
    is_much = len(reading.clean) * CLEAN_ONE_IN > len(reading.namings)
    if crowded or is_much:
        shown = crowded or reading.clean
        raise CheckFailed(
            expected=f"at most {MOST_AT_ONE_LINE} kinds beside one line, and at most a quarter"
            " of all beside plainly clean code",
            found=_some(shown),
            remedy="take away what you could not explain to a colleague; if everything smells,"
            " the word says nothing",
        )


def _reading(work: Work) -> Reading:
    page = Page(work.document["cells"])
    return read(page, _kinds(work), _places(work))


def _kinds(work: Work) -> dict[str, Any]:
    """The kinds that the lesson lists, with other words for each."""
    inventory = work.house.teachers[work.stage.slug].tests / "inventory.toml"
    kinds: dict[str, Any] = tomllib.loads(inventory.read_text("utf-8"))["kinds"]
    return kinds


@lru_cache(maxsize=1)
def _fitting() -> dict[str, list[str]]:
    return tomllib.loads(FITTING.read_text("utf-8"))


def _known(work: Work) -> list[Finding]:
    """What the survey finds in the code, and what smells to whoever reads it."""
    last = len(work.cells)
    return [
        one
        for one in findings(work.code_and_its_results)
        if one.cell and one.cell <= last and one.rule in _fitting()
    ]


def _places(work: Work) -> list[Place]:
    """The places of which that tells, and what each may be called."""
    found: dict[str, Place] = {}
    for one in _known(work):
        for cell, line in _spots(one):
            where = (
                f"cell {cell}" + (f", line {line}" if line else "") + f" ({one.rule})"
            )
            if text := _text(work, cell, line):
                kinds = frozenset(_fitting()[one.rule])
                found.setdefault(where, Place(where, (text,), kinds, NEAR))
    return list(found.values())


def _spots(finding: Finding) -> Iterator[tuple[int, int | None]]:
    """Cell and line of a finding, and of all others that it tells of."""
    yield finding.cell or 1, finding.line
    for cell, line in TOLD.findall(finding.what):
        yield int(cell), int(line) if line else None


def _text(work: Work, cell: int, line: int | None) -> str:
    """The statement in which a line stands, as the reading of smells has it, or the comment;
    without a line, the first statement of the cell."""
    source = work.cells[cell - 1].source if cell <= len(work.cells) else ""
    lines = [" ".join(one.split()) for one in source.splitlines()]
    if line is None:
        code = (
            at for at, one in enumerate(lines, 1) if one and not one.startswith("#")
        )
        line = next(code, 0)
    text = lines[line - 1] if 0 < line <= len(lines) else ""
    if text.startswith("#"):
        return text
    tree = plain_python(source) or ast.Module([], [])
    around = [
        one
        for one in ast.walk(tree)
        if isinstance(one, ast.stmt) and one.lineno <= line <= (one.end_lineno or 0)
    ]
    innermost = max(around, key=lambda one: one.lineno, default=None)
    return ast.unparse(innermost) if innermost else text


def _misfits(reading: Reading) -> str:
    if not reading.misfits:
        return ""
    return f", and {len(reading.misfits)} of which the survey knows nothing"


def _some(found: list[Any]) -> str:
    more = f" and {len(found) - FEW} more" if len(found) > FEW else ""
    return ", ".join(map(str, found[:FEW])) + more


PARTS = (
    only_comments_are_new,
    every_comment_can_be_read,
    every_kind_is_known,
    smells_are_named,
    not_everything_smells,
    notebook_still_gives,
)
