"""Names that a cell takes though no cell above it makes them: hidden state."""

from __future__ import annotations

from collections.abc import Iterator

from drydock.adoption.findings.code import read
from drydock.adoption.findings.flow import Missing, flow
from drydock.adoption.findings.words import at
from drydock.adoption.model import Adopted, Finding

# What code asks for that also runs under the Python of old.
PYTHON_2 = frozenset("basestring long raw_input reload unicode unichr xrange".split())


def find(adopted: Adopted) -> Iterator[Finding]:
    """A name made further down, one that is deleted before, and one that nothing makes."""
    code = read(adopted.cells)
    for one in flow(adopted).missing:
        old = one.name in PYTHON_2 and not one.surely
        if one.name in code.words or old or _ran(adopted, one):
            continue
        if code.star_imports and not _stopped(adopted, one):
            continue
        yield _made_below(one) if one.later is not None else _made_by_nothing(one)


def _ran(adopted: Adopted, one: Missing) -> bool:
    """Whether the cell has run to its end, so that the name came from somewhere."""
    ran = adopted.first.cells if adopted.first else ()
    return any(cell.number == one.cell and cell.status == "ok" for cell in ran)


def _stopped(adopted: Adopted, one: Missing) -> bool:
    """Whether a run has missed the name; where names may come from elsewhere, only that
    tells."""
    ran = adopted.first.cells if adopted.first else ()
    errors = [cell.error for cell in ran if cell.number == one.cell and cell.error]
    return any(
        error.type == "NameError" and f"'{one.name}'" in error.message
        for error in errors
    )


def _made_below(one: Missing) -> Finding:
    same = one.later == one.cell
    where = "further down in the same cell" if same else f"in cell {one.later}"
    return Finding(
        rule="used before it is made",
        certainty="sure" if one.surely else "likely",
        cell=one.cell,
        line=one.line,
        what=f"{one.name} is used in {at(one.cell, one.line)}, and made only {where}",
        why="this works only as long as the value of an earlier run is still there; after"
        " a restart, running from the top stops here with a NameError",
        remedy=f"move the lines that make {one.name} above {at(one.cell, one.line)}",
        lesson="titanic/01",
        weight=100 if one.surely else 80,
    )


def _made_by_nothing(one: Missing) -> Finding:
    what = f"{one.name} is used in {at(one.cell, one.line)}, and no cell makes it"
    remedy = (
        "find out what it was (an import, a cell that was deleted, a misspelt name), and"
        " write it down above this line"
    )
    if one.deleted:
        what = (
            f"{one.name} is used in {at(one.cell, one.line)}, after cell {one.deleted}"
            " has deleted it"
        )
        remedy = f"delete {one.name} only after its last use"
    return Finding(
        rule="made by no cell",
        certainty="sure" if one.surely else "likely",
        cell=one.cell,
        line=one.line,
        what=what,
        why="it was in memory when the notebook was last used; after a restart, running"
        " from the top stops here with a NameError",
        remedy=remedy,
        lesson="titanic/01",
        weight=100 if one.surely else 80,
    )
