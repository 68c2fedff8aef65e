"""The check of stage 03: smells are named where they are, and no code is touched."""

from __future__ import annotations

import ast
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from drydock import passed
from drydock.errors import CheckFailed
from drydock.notebook import Cell, cells, plain_python, read_document
from drydock.stops import place
from drydock.workspace import Workspace

NOTEBOOK = "titanic.ipynb"
WANTED = 8
FORM = "# [code smell] <kind>: <why>"
TOLD_AT_MOST = 5


def test_only_comments_are_new(workspace: Workspace) -> None:
    """The code is as it was, and only comments are new"""
    shown = workspace.shown(NOTEBOOK)
    now = cells(read_document(workspace.file(NOTEBOOK), shown), "code")
    changes = [_first_change(_code(path), now) for path in _before(workspace)]
    if all(changes):
        raise CheckFailed(
            expected="the same code as at the end of stage 02, line by line",
            found=min(changes, key=len),
            remedy="put it back as it was; to name a smell is not to mend it"
            + _if_never_passed(workspace),
        )


def test_every_comment_can_be_read(reading: Any) -> None:
    """Every code smell comment names a kind and a reason"""
    if reading.unreadable:
        raise CheckFailed(
            expected=f"comments of this form: {FORM}",
            found=_some(reading.unreadable),
            remedy="write the kind, a colon, and the reason in your own words",
        )


def test_every_kind_is_known(reading: Any) -> None:
    """Every kind is one of the list"""
    if reading.unknown:
        raise CheckFailed(
            expected=f"one of these kinds: {', '.join(reading.kinds)}",
            found=_some(reading.unknown),
            remedy="choose the kind of the list that comes closest, and say the rest in"
            " the reason",
        )


def test_smells_are_named(reading: Any) -> None:
    """At least 8 places are named with a kind that fits"""
    count = len(reading.named)
    if count < WANTED:
        regions = Counter(place.region for place in reading.missed)
        left = ", ".join(f"{region} ({number})" for region, number in regions.items())
        raise CheckFailed(
            expected=f"{WANTED} places with a smell, each with a comment beside it whose"
            " kind fits",
            found=f"{count} so far{_misfits(reading)}. Places without a name yet, by"
            f" the headings of the notebook: {left}",
            remedy="read one of these regions aloud, line by line, and ask at each line:"
            " what would I have to explain to a newcomer?",
        )


def test_not_everything_smells(reading: Any) -> None:
    """At least three of four comments fit what is beside them"""
    if len(reading.misfits) * 4 > len(reading.namings):
        raise CheckFailed(
            expected="at least three of four kinds that you name fit what is beside them",
            found=f"{len(reading.namings)} named{_misfits(reading)}",
            remedy="take away what you could not explain to a colleague; if everything"
            " smells, the word says nothing",
        )


def _misfits(reading: Any) -> str:
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
    own = passed.folder(earlier) / NOTEBOOK
    reference = earlier.solution / NOTEBOOK
    return [own, reference] if workspace.is_own and own.is_file() else [reference]


def _if_never_passed(workspace: Workspace) -> str:
    earlier = workspace.stage.house.before(workspace.stage)
    if passed.folder(earlier).is_dir():
        return ""
    return f". If it is your own stage {earlier.label} that differs, check that first"


def _code(path: Path) -> list[Cell]:
    return cells(read_document(path, str(path)), "code")


def _first_change(before: list[Cell], now: list[Cell]) -> str:
    """The first statement that differs, as a person finds it; empty if none does."""
    old, new = _statements(before), _statements(now)
    moves = SequenceMatcher(
        a=[text for text, _ in old], b=[text for text, _ in new], autojunk=False
    ).get_opcodes()
    for kind, first, last, start, _ in moves:
        if kind == "delete":
            return f"gone: {_short(old[first][0])} ({_more(last - first)})"
        if kind != "equal":
            at = place(now, new[start][1])
            return f"new or changed: {_short(new[start][0])}, in {at}"
    return ""


def _more(count: int) -> str:
    return "1 statement" if count == 1 else f"the first of {count} statements in a row"


def _short(text: str) -> str:
    line = text.splitlines()[0]
    return line if len(line) <= 60 else line[:57] + "..."


def _statements(code: list[Cell]) -> list[tuple[str, int]]:
    """Every statement outside of others, formatted anew, with the number of its cell."""
    found = []
    for cell in code:
        tree = plain_python(cell.source)
        if tree is None:
            raise CheckFailed(
                expected="every code cell is Python",
                found=f"{place(code, cell.number)} is not",
                remedy="a comment begins with # on each of its lines",
            )
        found += [(ast.unparse(node), cell.number) for node in tree.body]
    return found
