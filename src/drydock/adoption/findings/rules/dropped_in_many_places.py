"""Columns of one table that are dropped here and there."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from drydock.adoption.findings.calls import assigned, called, is_true, keyword
from drydock.adoption.findings.code import read
from drydock.adoption.findings.columns import dropping
from drydock.adoption.findings.words import in_cells
from drydock.adoption.model import Adopted, Finding

FEWEST = 3


def find(adopted: Adopted) -> Iterator[Finding]:
    """A table of which columns are dropped in FEWEST cells or more; not for a look alone, and
    not for another table."""
    cells: dict[str, dict[int, int]] = {}
    for cell in read(adopted.cells).cells:
        for node in cell.tree.body:
            for table, _, line in dropping(node):
                if table and _stays(node, table):
                    cells.setdefault(table, {}).setdefault(cell.number, line)
    for table, places in cells.items():
        if len(places) >= FEWEST:
            first = min(places)
            yield Finding(
                rule="columns dropped in many places",
                certainty="sure",
                cell=first,
                line=places[first],
                what=f"columns of {table} are dropped in {len(places)} places:"
                f" {in_cells(places)}",
                why="which columns there are at a line depends on which cells have run, and"
                " a new column has to be thought of in each place",
                remedy="choose the columns that are wanted once, where they are needed",
                lesson="titanic/07",
                weight=30,
            )


def _stays(node: ast.stmt, table: str) -> bool:
    """Whether the table is without them afterwards."""
    targets = [ast.unparse(target) for target, _ in assigned(node)]
    calls = [one for one in ast.walk(node) if isinstance(one, ast.Call)]
    in_place = any(is_true(keyword(one, "inplace")) for one in calls)
    popped = any(called(one) == "pop" for one in calls)
    return table in targets or in_place or popped or isinstance(node, ast.Delete)
