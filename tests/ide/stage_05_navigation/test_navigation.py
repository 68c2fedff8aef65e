"""The check of stage 05: eight answers about a package, right whatever their spelling."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from drydock.errors import CheckFailed, WorkbookBroken
from drydock.workbook.house import Stage
from drydock.workbook.loading import load
from drydock.workbook.workspace import Workspace

FILE = "navigation/answers.md"
PACKAGE = "navigation/harbour"

Require = Callable[..., None]


answers = load(Path(__file__).with_name("answers.py"))


@pytest.fixture(scope="module", name="given_answers")
def _given_answers(workspace: Workspace) -> dict[int, str]:
    """What the participant has written, by the number of the question."""
    shown = workspace.shown(FILE)
    remedy = f"bring it back with: git checkout -- {shown}"
    try:
        text = workspace.file(FILE).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CheckFailed(
            expected=f"your answers stand in {shown}",
            found=f"it cannot be read: {getattr(error, 'strerror', error)}",
            remedy=remedy,
        ) from error
    found = answers.given(text)
    if not found:
        raise CheckFailed(
            expected=f'{shown} has numbered headings, and a line "Answer:" below each',
            found="there is none",
            remedy=remedy,
        )
    return found


@pytest.fixture(scope="module", name="require")
def _require(stage: Stage, given_answers: dict[int, str]) -> Require:
    """Requires that an answer names what is right, and nothing else of the package.

    besides: what may be named as well, because it says where the answer is found.
    """
    package = stage.house.start(stage.kata).solution / PACKAGE
    known = answers.names(package)

    def require(number: int, right: str, remedy: str, besides: str = "") -> None:
        answer = given_answers.get(number, "")
        wanted, allowed = set(right.split()), set(besides.split())
        if gone := {name for name in wanted - known if not name.isdecimal()}:
            raise WorkbookBroken(
                expected=f"{package.relative_to(stage.house.root).as_posix()} is as the"
                " workbook brings it",
                found=f"nothing in it is called {', '.join(sorted(gone))} any more",
                remedy="bring it back with: git checkout HEAD -- solutions",
            )
        named = answers.named(answer, known) - (allowed - wanted)
        if not right.isdecimal():
            named = {name for name in named if not name.isdecimal()}
        if named == wanted:
            return
        found = (
            f"your answer: {' '.join(answer.split())[:80]}"
            if answer
            else "no answer yet"
        )
        if answer and not named:
            found += " (which names nothing of the package)"
        elif named and named < wanted:
            found += " (right, but not all)"
        elif named > wanted:
            found += " (the right answer is in it, and more)"
        raise CheckFailed(
            expected=f"an answer to question {number} in {FILE}",
            found=found,
            remedy=remedy,
        )

    return require


def test_where_it_is_defined(require: Require) -> None:
    """1. Go to definition: which module has the function that runs"""
    require(
        1,
        "tariff",
        "put the cursor on charge in that line of arrive, and go to the definition; if"
        " you land on an import, go on from there",
        "dues charge office arrive harbour",
    )


def test_who_uses_it(require: Require) -> None:
    """2. Find usages: which modules read the draught of a ship"""
    require(
        2,
        "berths pilots",
        "put the cursor on draught in ships.py, and find its usages: not all that has"
        " this name, but all that is this",
        "harbour fits needspilot",
    )


def test_where_the_class_is(require: Require) -> None:
    """3. Symbol search: which module has the class with the initials H and W"""
    require(
        3,
        "bells",
        "search for a symbol in the project, and type the two letters as capitals",
        "harbourwatch harbour",
    )


def test_who_calls_in_the_end(require: Require) -> None:
    """4. Call hierarchy: which function of the office makes the bell ring"""
    require(
        4,
        "closegates",
        "open the call hierarchy of ring, and unfold the callers until you are in"
        " office.py; what a docstring says is no call",
        "office ring alarm galewarning weather bells harbour",
    )


def test_who_overrides_it(require: Require) -> None:
    """5. Go to implementations: which berths have a price of their own"""
    require(
        5,
        "deepberth guestberth",
        "put the cursor on price in the class Berth, and go to its implementations; the"
        " price of a pilot is another one",
        "berths price harbour",
    )


def test_who_is_never_called(require: Require) -> None:
    """6. Usages again: which function of tides.py is called from nowhere"""
    require(
        6,
        "nexthighwater",
        "find the usages of each of the three; an import alone and a docstring are no"
        " calls",
        "tides harbour",
    )


def test_what_the_default_is(require: Require) -> None:
    """7. Quick documentation: how many hours moor allows by itself"""
    require(
        7,
        "12",
        "go from the default of moor to its definition, and on from there to the next;"
        " then multiply",
        "3 4 moor tariff bells harbour",
    )


def test_what_a_text_says(require: Require) -> None:
    """8. Find in files: which module says something of the mayor"""
    require(
        8,
        "ledger",
        "find the word in the files of the folder harbour: it stands in a docstring",
        "total harbour",
    )
