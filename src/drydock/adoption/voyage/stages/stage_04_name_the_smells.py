"""Smells are named where they are, and no code is touched."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from drydock.adoption.findings.found import found as findings
from drydock.adoption.model import Finding
from drydock.adoption.voyage.held_lock import notebook_before, notebook_still_gives
from drydock.adoption.voyage.work import Work
from drydock.detail import cut
from drydock.errors import CheckFailed
from drydock.judging.reading.smells import Page, Place, Reading, read
from drydock.judging.reading.statements import gone, of_cells
from drydock.workbook.notebook import cells

FITTING = Path(__file__).with_suffix(".toml")
MOST_PLACES = 8
SHARE = 2  # of the places that the survey knows, one in so many is to be named
NEAR = 4
CLEAN_ONE_IN = 4
MOST_AT_ONE_LINE = 6
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
    reading, places = _reading(work), _places(work)
    least = min(MOST_PLACES, -(-len(places) // SHARE))
    if len(reading.named) < least:
        left = [one.region for one in reading.missed]
        raise CheckFailed(
            expected=f"at least {least} of the {len(places)} places that smell, each with a"
            " comment beside it whose kind fits",
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


def _places(work: Work) -> list[Place]:
    """The places that the survey finds in the code, and what each may be called."""
    return list(_places_of(work))


def _places_of(work: Work) -> Iterator[Place]:
    for one in findings(work.code):
        kinds = _fitting().get(one.rule)
        if kinds and one.cell and (line := _line(work, one)):
            where = f"cell {one.cell}" + (f", line {one.line}" if one.line else "")
            yield Place(f"{where} ({one.rule})", (line,), frozenset(kinds), NEAR)


def _line(work: Work, finding: Finding) -> str:
    """What stands at the place of a finding: its line, or else the first of its cell that
    says something."""
    assert finding.cell
    source = work.cells[finding.cell - 1].source.splitlines()
    if finding.line:
        return " ".join(source[finding.line - 1].split())
    lines = (" ".join(one.split()) for one in source)
    return next((one for one in lines if one and not one.startswith("#")), "")


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
