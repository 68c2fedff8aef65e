"""The check of stage 03: smells are named where they are, and no code is touched."""

from __future__ import annotations

import ast
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from drydock.detail import cut
from drydock.errors import CheckFailed
from drydock.judging.reading.smells import Reading
from drydock.judging.reading.statements import comments
from drydock.safekeeping import passed_work
from drydock.sandbox.stop_messages import place
from drydock.workbook.notebook import (
    Cell,
    cells,
    no_python,
    plain_python,
    read_document,
)
from drydock.workbook.workspace import Workspace

NOTEBOOK = "titanic.ipynb"
LEAST_PLACES = 8
LEAST_KINDS = 3
MOST_AT_ONE_LINE = 6
# One naming in so many at most may stand beside plainly clean code.
CLEAN_ONE_IN = 4
FORM = "# [code smell] <kind>: <why>"
TOLD_AT_MOST = 5
LESS = (
    "take away what you could not explain to a colleague; if everything smells, the word"
    " says nothing"
)


def test_only_comments_are_new(workspace: Workspace) -> None:
    """The code is as it was, and only comments are new"""
    shown = workspace.shown(NOTEBOOK)
    now = read_document(workspace.file(NOTEBOOK), shown)
    changes = [
        _first_change(before, now)
        for path in _before(workspace)
        for before in [read_document(path, str(path))]
    ]
    if all(changes):
        raise CheckFailed(
            expected="the notebook as at the end of stage 02, and new comments in it",
            found=min(changes, key=len),
            remedy="put it back as it was; to name a smell is not to fix it"
            + _if_never_passed(workspace),
        )


def test_every_comment_can_be_read(reading: Reading) -> None:
    """Every code smell comment names a kind and a reason"""
    count = len(reading.unreadable)
    if count:
        told = "1 comment is" if count == 1 else f"{count} comments are"
        raise CheckFailed(
            expected=f"comments of this form: {FORM}",
            found=f"{told} not in the form: {_some(reading.unreadable)}",
            remedy="write the kind, a colon, and the reason in your own words (one that only"
            " repeats the kind is none)",
        )


def test_every_kind_is_known(reading: Reading, inventory: dict[str, Any]) -> None:
    """Every kind is one of the list"""
    if reading.unknown:
        raise CheckFailed(
            expected=f"one of these kinds: {', '.join(inventory['kinds'])}",
            found=_some(reading.unknown),
            remedy="choose the kind of the list that comes closest, and say the rest in"
            " the reason",
        )


def test_smells_are_named(reading: Reading) -> None:
    """At least 8 places are named with a kind that fits"""
    count = len(reading.named)
    if count < LEAST_PLACES:
        regions = Counter(place.region for place in reading.missed)
        left = ", ".join(f"{region} ({number})" for region, number in regions.items())
        raise CheckFailed(
            expected=f"{LEAST_PLACES} places with a smell, each with a comment beside it"
            " whose kind fits",
            found=f"{count} so far{_again(reading)}{_misfits(reading)}. Places without a"
            f" name yet, by the headings of the notebook: {left}",
            remedy="read one of these regions aloud, line by line, and ask at each line:"
            " what would I have to explain to a newcomer?",
        )


def test_kinds_are_told_apart(reading: Reading) -> None:
    """At least 3 kinds are among the names"""
    kinds = sorted({naming.kind for naming in reading.namings})
    if len(kinds) < LEAST_KINDS:
        raise CheckFailed(
            expected=f"at least {LEAST_KINDS} of the kinds in the lesson's list",
            found=f"{len(reading.namings)} named, as {' or '.join(kinds) or 'nothing'}",
            remedy="go through the list in the lesson, and look for one kind at a time",
        )


def test_not_everything_smells(reading: Reading) -> None:
    """Clean code is left alone, and no line has all the names"""
    total = len(reading.namings)
    beside = Counter(naming.beside for naming in reading.namings)
    crowded = [one for one in reading.namings if beside[one.beside] > MOST_AT_ONE_LINE]
    if crowded:
        raise CheckFailed(
            expected=f"at most {MOST_AT_ONE_LINE} kinds beside one line",
            found=f"{beside[crowded[0].beside]} beside one line, first {crowded[0]}",
            remedy=LESS,
        )
    if len(reading.clean) * CLEAN_ONE_IN > total:
        raise CheckFailed(
            expected="at most a quarter of the kinds that you name beside plainly clean"
            " code",
            found=f"{len(reading.clean)} of {total}: {_some(reading.clean)}",
            remedy=LESS,
        )


def _again(reading: Reading) -> str:
    if not reading.again:
        return ""
    return f" (and {reading.again} more at places that have a name already)"


def _misfits(reading: Reading) -> str:
    count = len(reading.misfits)
    if not count:
        return ""
    return f", and {count} that fit no smell known there: {_some(reading.misfits)}"


def _some(found: list[Any]) -> str:
    more = f" and {len(found) - TOLD_AT_MOST} more" if len(found) > TOLD_AT_MOST else ""
    return ", ".join(str(one) for one in found[:TOLD_AT_MOST]) + more


def _before(workspace: Workspace) -> list[Path]:
    """The notebooks whose code may have been the start: what the participant passed
    stage 02 with, and the reference, which `goto` gives."""
    stage = workspace.stage
    earlier = stage.house.before(stage)
    own = passed_work.folder(earlier) / NOTEBOOK
    reference = earlier.solution / NOTEBOOK
    return [own, reference] if workspace.is_own and own.is_file() else [reference]


def _if_never_passed(workspace: Workspace) -> str:
    earlier = workspace.stage.house.before(workspace.stage)
    if passed_work.folder(earlier).is_dir():
        return ""
    return f". If it is your own stage {earlier.label} that differs, check that first"


def _first_change(before: dict[str, Any], now: dict[str, Any]) -> str:
    """The first thing that differs, as a person finds it; empty if nothing does."""
    return (
        _changed_code(cells(before, "code"), cells(now, "code"))
        or _gone_comment(before, now)
        or _gone_text(before, now)
    )


def _changed_code(before: list[Cell], now: list[Cell]) -> str:
    old, new = _statements(before), _statements(now)
    moves = SequenceMatcher(
        a=[text for text, _ in old], b=[text for text, _ in new], autojunk=False
    ).get_opcodes()
    for kind, first, last, start, _ in moves:
        if kind == "delete":
            return f"gone: {cut(_first(old[first][0]))} ({_more(last - first)})"
        if kind != "equal":
            at = place(now, new[start][1])
            return f"new or changed: {cut(_first(new[start][0]))}, in {at}"
    return ""


def _gone_comment(before: dict[str, Any], now: dict[str, Any]) -> str:
    """A comment that was there and is not; it may have become a part of another."""
    said = " ".join(_comments(now))
    gone = [text for text in _comments(before) if text not in said]
    return f"gone: the comment # {cut(gone[0])}" if gone else ""


def _comments(document: dict[str, Any]) -> list[str]:
    return [
        " ".join(text.lstrip("#").split())
        for cell in cells(document, "code")
        for _, text in comments(cell.source)
    ]


def _gone_text(before: dict[str, Any], now: dict[str, Any]) -> str:
    """A line of a text cell that was there and is not, wherever it stands now."""
    old, new = (
        [
            " ".join(line.split())
            for cell in cells(one, "markdown")
            for line in cell.source.splitlines()
        ]
        for one in (before, now)
    )
    said = " ".join(new)
    gone = [line for line in old if line not in said]
    return f"gone from the text: {cut(gone[0])}" if gone else ""


def _more(count: int) -> str:
    return "1 statement" if count == 1 else f"the first of {count} statements in a row"


def _first(text: str) -> str:
    return text.splitlines()[0]


def _statements(code: list[Cell]) -> list[tuple[str, int]]:
    """Every statement outside of others, formatted anew, with the number of its cell."""
    found = []
    for cell in code:
        tree = plain_python(cell.source)
        if tree is None:
            raise CheckFailed(
                expected="every code cell is Python",
                found=f"{place(code, cell.number)} is not: {no_python(cell.source)}",
                remedy="a comment begins with # on each of its lines",
            )
        found += [(ast.unparse(node), cell.number) for node in tree.body]
    return found
