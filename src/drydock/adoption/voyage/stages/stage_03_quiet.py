"""The notebook computes what it did, and shows nothing."""

from __future__ import annotations

from drydock.adoption.findings.rules import never_used
from drydock.adoption.voyage.held_lock import notebook_still_gives
from drydock.adoption.voyage.where import found_in
from drydock.adoption.voyage.work import Work
from drydock.detail import cut
from drydock.errors import CheckFailed
from drydock.judging.reading.displays import displays
from drydock.workbook.notebook import Cell

ONLY_SHOWS = "only shows"
UNUSED = "import that nobody uses"
FIRST = "the one that says where the notebook runs"


def nothing_only_shows(work: Work) -> None:
    """No line is there only to be looked at"""
    spots = sorted(_only_shown(work))
    if spots:
        (cell, line, text), more = spots[0], len(spots) - 1
        others = f" (and {more} more)" if more else ""
        raise CheckFailed(
            expected="each line computes something that a later one needs, or a result",
            found=f"cell {cell}, line {line}: {cut(text)}{others}",
            remedy="delete it: what is computed, the lock keeps",
        )


def _only_shown(work: Work) -> set[tuple[int, int, str]]:
    """Cell, line and text of what only shows, or is computed for nobody (`_ = ...`). A
    result may end a cell by its name alone."""
    found = {
        (one.cell, one.line, one.text)
        for one in work.notebook_script.left_out
        if one.why == ONLY_SHOWS and one.text not in work.house.settings.results
    }
    read = [Cell(o.number, "code", o.source, frozenset(o.tags)) for o in work.cells]
    shown = displays(read).shows
    return found | {(o.cell, o.line, o.text) for o in shown if o.text.startswith("_")}


def nobody_imports_for_nothing(work: Work) -> None:
    """No import is unused"""
    for found in never_used.find(work.code):
        if found.rule == UNUSED:
            raise CheckFailed(
                expected="each import is used by some line",
                found=found.what,
                remedy="delete what nobody uses",
            )


def no_cell_is_empty(work: Work) -> None:
    """No cell is left without anything in it"""
    code = [one for one in work.document["cells"] if one["cell_type"] == "code"]
    empty = [at for at, one in enumerate(code, 1) if not "".join(one["source"]).strip()]
    if empty and empty[-1] == len(code):
        empty.pop()  # Editors add one at the end when the last cell is run.
    if empty:
        raise CheckFailed(
            expected="a cell that has no code left is deleted",
            found=f"{len(empty)} empty code cell{'s' * (len(empty) > 1)}, the first is code"
            f" cell {empty[0]} of {len(code)}",
            remedy="delete the whole cell, not only what is in it",
        )


def no_output_is_saved(work: Work) -> None:
    """No output is saved in the file"""
    code = [one for one in work.document["cells"] if one["cell_type"] == "code"]
    holding = [at for at, one in enumerate(code, 1) if one.get("outputs")]
    first = f"code cell {holding[0]} of {len(code)}" if holding else FIRST
    number = len(holding) + sum(bool(o.get("outputs")) for o in found_in(work.saved))
    if number:
        raise CheckFailed(
            expected="a notebook file without outputs, so that nobody's data goes out with it",
            found=f"{number} code cell{'s' * (number > 1)} with a saved output, the first is"
            f" {first}",
            remedy="clear the outputs of all cells, and save the notebook",
        )


PARTS = (
    nothing_only_shows,
    nobody_imports_for_nothing,
    no_cell_is_empty,
    no_output_is_saved,
    notebook_still_gives,
)
