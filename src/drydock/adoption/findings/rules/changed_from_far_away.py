"""Tables that are changed in place: under a second name, by a function, far from home."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from drydock.adoption.findings.code import read
from drydock.adoption.findings.events import changes_arguments
from drydock.adoption.findings.flow import Flow, flow
from drydock.adoption.findings.tables import tables
from drydock.adoption.findings.words import at, in_cells
from drydock.adoption.model import Adopted, Finding

MANY = 5


def find(adopted: Adopted) -> Iterator[Finding]:
    """Second names, functions that change what they are given, and tables with many cells
    that change them."""
    passing, known = flow(adopted), tables(adopted)
    yield from _second_names(passing, known)
    yield from _functions(adopted)
    for name in sorted(known):
        cells = [step.number for step in passing.steps if name in step.changes]
        cells += [
            step.number
            for step in passing.steps
            if name in step.makes and name in step.takes
        ]
        makers = passing.makers(name)
        if makers and len(set(cells)) >= MANY:
            yield _many(name, makers[0], sorted(set(cells)))


def _second_names(passing: Flow, known: frozenset[str]) -> Iterator[Finding]:
    """`df2 = df`, where one of the two is changed in place while they are the same."""
    for alias, place, name, change in passing.shared_changes:
        if name in known or alias in known:
            cell, line = place
            yield Finding(
                rule="two names for one table",
                certainty="sure",
                cell=cell,
                line=line,
                what=f"{alias} = {name} in {at(cell, line)} makes no copy: what"
                f" {at(*change)} changes, changes under both names",
                why="a trial on what looks like a copy ends up in the original",
                remedy=f"write {alias} = {name}.copy(), or do without the second name",
                lesson="titanic/03",
                weight=65,
            )


def _functions(adopted: Adopted) -> Iterator[Finding]:
    for cell, node in read(adopted.cells).statements():
        if not isinstance(node, ast.FunctionDef):
            continue
        names = [one for one in changes_arguments(node) if isinstance(one, str)]
        returns = any(
            isinstance(one, ast.Return) and one.value for one in ast.walk(node)
        )
        if names and returns:
            yield Finding(
                rule="function that changes its argument",
                certainty="likely",
                cell=cell.number,
                line=node.lineno,
                what=f"{node.name}, made in {at(cell.number, node.lineno)}, changes its"
                f" argument {sorted(names)[0]} in place, and returns something as well",
                why="whoever reads the call takes it for one that leaves its argument alone",
                remedy="work on a copy, and return that",
                lesson="titanic/12",
                weight=40,
            )


def _many(name: str, maker: int, cells: list[int]) -> Finding:
    return Finding(
        rule="changed in many cells",
        certainty="sure",
        cell=maker,
        line=None,
        what=f"{name} is made in {at(maker)}, and changed or replaced by itself in"
        f" {len(cells)} cells: {in_cells(cells)}",
        why="what is in it depends on which cells have run, and how often",
        remedy="give what comes out of a group of these cells a name of its own",
        lesson="titanic/12",
        weight=30,
    )
