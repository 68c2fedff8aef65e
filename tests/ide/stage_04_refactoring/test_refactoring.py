"""The check of stage 04: five refactorings, done where they should be and nowhere else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from drydock.errors import CheckFailed, NotYet
from drydock.sandbox.job import Outcome
from drydock.workbook.loading import load

VOYAGE = "refactoring/voyage.py"
LOGBOOK = "refactoring/logbook.py"
FUEL = {38, 0.2}
TOUCHED = {"leg_line", "both_units", "main", "log", "rounded"}
UNDO = "undo it (as often as you need to), and let the editor do it in one step"

Read = Callable[[str], Any]


trees = load(Path(__file__).with_name("trees.py"))


@pytest.fixture(scope="module", name="voyage")
def _voyage(run: Callable[..., Outcome], own: Read) -> Outcome:
    """What the program printed, and which functions it needed for that."""
    assert own(LOGBOOK).tree
    return run(VOYAGE, "needed")


def test_the_output_is_the_same(
    voyage: Outcome, run: Callable[..., Outcome], own: Read
) -> None:
    """The program prints what it printed before"""
    assert own(VOYAGE).tree
    before = run(VOYAGE, as_given=True).facts["printed"]
    printed = voyage.facts["printed"]
    for number, (line, old) in enumerate(zip(_lines(printed), _lines(before)), 1):
        if line != old:
            raise CheckFailed(
                expected=f"line {number} of what {VOYAGE} prints: {old}",
                found=line,
                remedy="undo until it is the same again, then take a smaller step and run"
                " the program after it",
            )


def _lines(printed: str) -> list[str]:
    return [*printed.splitlines(), "(the end)"]


def test_the_variable_has_another_name(own: Read, given: Read) -> None:
    """Rename: in leg_line, d is called distance"""
    mine = _function(own(VOYAGE), "leg_line")
    wanted = trees.renamed(given(VOYAGE).function("leg_line"), "d", "distance")
    lines = [line for name, line in trees.identifiers(mine) if name == "d"]
    if lines:
        raise CheckFailed(
            expected="no variable of leg_line is called d",
            found=f"one is, in line {lines[0]} of {VOYAGE}",
            remedy="put the cursor on d, and rename it with its key: distance",
        )
    _require(mine, wanted, "leg_line with distance in the places of d")


def test_the_function_has_another_name(own: Read, given: Read) -> None:
    """Rename: the function log is called write_entry, in both files"""
    for file in (LOGBOOK, VOYAGE):
        lines = [n for name, n in trees.identifiers(own(file).tree) if name == "log"]
        if lines:
            raise CheckFailed(
                expected="nothing is called log any more, in neither file",
                found=f"something is, in line {lines[0]} of {file}",
                remedy="put the cursor on the name where the function is defined, and"
                " rename it with its key: write_entry",
            )
    mine = _function(own(LOGBOOK), "write_entry")
    wanted = trees.renamed(given(LOGBOOK).function("log"), "log", "write_entry")
    _require(mine, wanted, "write_entry does what log did")


def test_a_variable_is_extracted(own: Read, given: Read) -> None:
    """Extract variable: in both_units, kilometres is computed once"""
    mine, before = _function(own(VOYAGE), "both_units"), given(VOYAGE)
    if trees.value_of(mine, "kilometres") is None:
        raise CheckFailed(
            expected="both_units has a variable kilometres, which gets its value once",
            found="there is none",
            remedy="select the expression where it stands first, and extract a variable",
        )
    if trees.text(mine).count("1.852") > 1:
        raise CheckFailed(
            expected="kilometres stands wherever it was computed before",
            found="it is still computed in more than one place",
            remedy="undo, extract it again, and let the editor replace all places",
        )
    wanted = before.function("both_units")
    _require(trees.inlined(mine, "kilometres"), wanted, "both_units means the same")


def test_a_function_is_extracted(own: Read) -> None:
    """Extract function: main calls fuel_needed where the lines stood"""
    main = _function(own(VOYAGE), "main")
    select = "select the four lines in main, and extract a function of this name"
    _function(own(VOYAGE), "fuel_needed", select)
    left = {n: line for n, line in trees.numbers(main).items() if n in FUEL}
    if left:
        raise CheckFailed(
            expected="the lines that compute the fuel stand in fuel_needed only",
            found=f"one of them is still in main, in line {min(left.values())}",
            remedy=UNDO,
        )


def test_the_function_is_used(voyage: Outcome, own: Read) -> None:
    """Extract function: main uses what fuel_needed gives"""
    if own(VOYAGE).function("fuel_needed") is None:
        raise NotYet
    if "fuel_needed" not in voyage.facts["needed"]:
        raise CheckFailed(
            expected="without fuel_needed, main would print something else",
            found="it prints the same: nobody calls fuel_needed, or nobody uses what it"
            " gives",
            remedy="where the lines stood, there should be: fuel = fuel_needed(...)",
        )


def test_a_variable_is_inlined(own: Read, given: Read) -> None:
    """Inline: rounded does without tenths"""
    mine = _function(own(LOGBOOK), "rounded")
    wanted = trees.inlined(given(LOGBOOK).function("rounded"), "tenths")
    expected = "rounded returns what was in tenths, without the variable"
    _require(mine, wanted, expected, "put the cursor on tenths, and inline it")


def test_texts_and_comments_are_as_they_were(own: Read, given: Read) -> None:
    """Texts in quotes, docstrings and comments are as they were"""
    for file in (VOYAGE, LOGBOOK):
        gone = _said(given(file)) - _said(own(file))
        if gone:
            raise CheckFailed(
                expected=f"{file} still says, word for word: {next(iter(gone)).strip()}",
                found="it does not",
                remedy="a new name changes what is code, and not what is said: undo, and"
                " rename again, with the search in comments and strings switched off",
            )


def _said(source: Any) -> Counter[str]:
    return Counter([*source.strings, *(comment for _, comment in source.comments)])


def test_the_rest_is_as_it_was(own: Read, given: Read) -> None:
    """The other functions are as they were"""
    for file in (VOYAGE, LOGBOOK):
        mine = {trees.text(node) for node in own(file).tree.body}
        for node in given(file).tree.body:
            was = trees.text(node)
            is_free = getattr(node, "name", "") in TOUCHED or was.startswith("from ")
            if not is_free and was not in mine:
                raise CheckFailed(
                    expected=f"this stands in {file} as before: {was.splitlines()[0]}",
                    found="it has changed",
                    remedy="a variable is known in its own function only; one that has"
                    f" the same name elsewhere is another: {UNDO}",
                )


def test_nobody_is_silenced(nobody_silenced: Callable[[str], None]) -> None:
    """No comment tells a tool to look away"""
    nobody_silenced(VOYAGE)
    nobody_silenced(LOGBOOK)


def _function(source: Any, name: str, remedy: str = UNDO) -> Any:
    """A function of a file; raises CheckFailed where there is none."""
    function = source.function(name)
    if function is None:
        raise CheckFailed(
            expected=f"{source.shown} has a function {name}, at the margin",
            found="there is none",
            remedy=remedy,
        )
    return function


def _require(mine: Any, wanted: Any, expected: str, remedy: str = UNDO) -> None:
    """Raises CheckFailed with the first line that two functions do not share."""
    pairs = zip(_lines(trees.text(mine)), _lines(trees.text(wanted)))
    for line, better in pairs:
        if line != better:
            raise CheckFailed(
                expected=f"{expected}: {better.strip()}",
                found=line.strip(),
                remedy=remedy,
            )
