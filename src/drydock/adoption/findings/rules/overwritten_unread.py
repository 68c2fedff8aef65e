"""Values that are replaced before anybody has read them."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from drydock.adoption.findings.calls import draws, root
from drydock.adoption.findings.code import read
from drydock.adoption.findings.events import Event
from drydock.adoption.findings.flow import Flow, flow
from drydock.adoption.findings.words import at
from drydock.adoption.model import Adopted, Finding
from drydock.judging.reading.displays import PLOTTING

FIGURES = PLOTTING | {"ax", "axes", "axs", "fig", "g"}


def find(adopted: Adopted) -> Iterator[Finding]:
    """A name that is given a value, and the next thing that happens is another one."""
    words, passing = read(adopted.cells).words, flow(adopted)
    by_functions = _named_in_functions(passing)
    waiting: dict[str, tuple[int, Event]] = {}
    for step in passing.steps:
        for event in step.events:
            before = waiting.pop(event.name, None)
            if not _is_plain(event):
                continue
            if before and event.name not in words | by_functions:
                yield _finding(before, step.number, event)
            waiting[event.name] = (step.number, event)


def _named_in_functions(passing: Flow) -> set[str]:
    return {
        event.name
        for step in passing.steps
        for event in step.events
        if event.kind == "later"
    }


def _is_plain(event: Event) -> bool:
    """Whether it surely gives one name a value, and not a function or a picture."""
    statement = event.statement
    if event.kind != "make" or not event.surely or event.name.startswith("_"):
        return False
    if not isinstance(statement, ast.Assign) or len(statement.targets) > 1:
        return False
    plain = isinstance(statement.targets[0], ast.Name)
    drawn = root(statement.value) in FIGURES or draws(statement.value)
    return plain and not drawn


def _finding(before: tuple[int, Event], cell: int, event: Event) -> Finding:
    first, old = before
    return Finding(
        rule="value replaced unread",
        certainty="sure",
        cell=first,
        line=old.line,
        what=f"{event.name} of {at(first, old.line)} is replaced in"
        f" {at(cell, event.line)}, and nothing has read it until then",
        why="running from the top, the first value is computed for nobody",
        remedy="delete the first line, unless it does something besides; or give the two values"
        " two names",
        lesson="titanic/07",
        weight=45,
    )
