"""Imported names that are given another value, as by `f1_score = f1_score(y, guesses)`."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from drydock.adoption.findings.events import Event
from drydock.adoption.findings.flow import flow
from drydock.adoption.findings.words import at
from drydock.adoption.model import Adopted, Finding

Place = tuple[int, Event]


def find(adopted: Adopted) -> Iterator[Finding]:
    """Each such name once, with the first call that it breaks, if there is one."""
    imported: dict[str, int] = {}
    taken: dict[str, Place] = {}
    broken: dict[str, tuple[int, int]] = {}
    for step in flow(adopted).steps:
        for event in step.events:
            name = event.name
            if event.kind == "import":
                imported[name] = step.number
                if name not in broken:
                    taken.pop(name, None)
            elif event.kind == "make" and name in imported and event.surely:
                if isinstance(event.statement, ast.Assign):
                    taken.setdefault(name, (step.number, event))
            elif event.kind == "use" and name in taken and _calls(event):
                broken.setdefault(name, (step.number, event.line))
    for name, (cell, event) in taken.items():
        yield _finding(cell, event, broken.get(name))


def _calls(event: Event) -> bool:
    """Whether the statement calls the name itself, as a function."""
    return any(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == event.name
        and node.func.lineno == event.line
        for node in ast.walk(event.statement)
    )


def _finding(cell: int, event: Event, broken: tuple[int, int] | None) -> Finding:
    why = f"from there on, {event.name} is not what was imported"
    weight = 40
    if broken:
        why = (
            f"the call in {at(*broken)} finds a value there, and no function: TypeError"
        )
        weight = 90
    elif _calls(event):
        why = "a second run of the cell finds a value there, and no function: TypeError"
        weight = 60
    return Finding(
        rule="imported name overwritten",
        certainty="sure",
        cell=cell,
        line=event.line,
        what=f"{event.name} was imported, and is given another value in"
        f" {at(cell, event.line)}",
        why=why,
        remedy="give the value a name of its own",
        lesson="titanic/12",
        weight=weight,
    )
