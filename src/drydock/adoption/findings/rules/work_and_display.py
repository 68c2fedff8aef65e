"""Cells that compute and show at once."""

from __future__ import annotations

from collections.abc import Iterator

from drydock.adoption.findings.code import read
from drydock.adoption.findings.flow import flow
from drydock.adoption.findings.words import count, in_cells
from drydock.adoption.model import Adopted, Finding

FEWEST = 3


def find(adopted: Adopted) -> Iterator[Finding]:
    """One finding, where there are FEWEST such cells or more."""
    code, steps = read(adopted.cells), flow(adopted).steps
    showing = {cell for cell, _ in code.display_lines}
    mixed = []
    for step in steps:
        needed = {
            name
            for name in step.gives
            if any(name in other.takes for other in steps[step.number :])
        }
        if needed and step.number in showing:
            mixed.append(step.number)
    if len(mixed) >= FEWEST:
        yield Finding(
            rule="work and display mixed",
            certainty="sure",
            cell=mixed[0],
            line=None,
            what=f"{count(len(mixed), 'cell')} of {len(code.cells)} both compute something"
            f" that later cells need, and show something: {in_cells(mixed)}",
            why="what computes can be called from a test only when it shows nothing",
            remedy="take the showing out first, or put it into cells of its own",
            lesson="titanic/02",
            weight=20,
        )
