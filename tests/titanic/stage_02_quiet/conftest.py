"""What the check of stage 02 reads in the notebook, and in the one that it began with."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from drydock.errors import CheckFailed
from drydock.judging.reading.displays import Displays, Spot, displays
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


@pytest.fixture(scope="module")
def code(workspace: Workspace) -> list[Cell]:
    """The code cells of the notebook, each of them readable as Python."""
    shown = workspace.shown(NOTEBOOK)
    found = cells(read_document(workspace.file(NOTEBOOK), shown), "code")
    for cell in found:
        if plain_python(cell.source) is None:
            raise CheckFailed(
                expected="every code cell is Python",
                found=f"{place(found, cell.number)} is not:"
                f" {no_python(cell.source)}",
                remedy="run that cell and look at the line where Python stops;"
                " did a bracket or an indented line go with a print?",
            )
    return found


@pytest.fixture(scope="module")
def displayed(code: list[Cell]) -> Displays:
    """What in the notebook only shows, draws, or is imported for nobody."""
    return displays(code)


@pytest.fixture(scope="module")
def none_of(code: list[Cell]) -> Callable[[list[Spot], str, str], None]:
    """Gives a function that fails where there are any spots, and tells of them."""

    def require(spots: list[Spot], expected: str, remedy: str) -> None:
        if spots:
            raise CheckFailed(
                expected=expected, found=_told(spots, code), remedy=remedy
            )

    return require


def _told(spots: list[Spot], code: list[Cell]) -> str:
    """The first spot as a person finds it, and where the others are."""
    first, *others = spots
    found = f"{first.text}, in line {first.line} of {place(code, first.cell)}"
    if not others:
        return found
    lines: dict[int, list[str]] = {}
    for spot in others:
        lines.setdefault(spot.cell, []).append(str(spot.line))
    told = [f"code cell {cell} line {', '.join(at)}" for cell, at in lines.items()]
    more = f"; and {len(told) - 4} more cells" if len(told) > 4 else ""
    return f"{found}; and {len(others)} more: {'; '.join(told[:4])}{more}"


@pytest.fixture(scope="module")
def start(workspace: Workspace) -> list[Cell]:
    """The code cells of the notebook as the stage began: the participant's own of stage
    01, where they have passed it, or else that of the reference."""
    earlier = workspace.stage.house.before(workspace.stage)
    own = passed_work.folder(earlier) / NOTEBOOK
    path = own if workspace.is_own and own.is_file() else earlier.solution / NOTEBOOK
    return cells(read_document(path, str(path)), "code")
