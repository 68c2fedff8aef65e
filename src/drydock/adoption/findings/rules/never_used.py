"""Imports, names and functions that nobody uses."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from operator import itemgetter

from drydock.adoption.findings.calls import called, draws
from drydock.adoption.findings.code import Code, read
from drydock.adoption.findings.flow import Flow, flow
from drydock.adoption.findings.words import at, count, first_of_each, some
from drydock.adoption.model import Adopted, Finding

# Imports that do something by being there.
ACTS_BY_IMPORT = re.compile(
    r"enable_\w+|Axes3D|annotations|seaborn|sns|\*|\w*(matplotlib|plots?|style)"
)
BY_TEXT = ("eval", "exec", "globals", "locals", "query")

Place = tuple[int, int, str]


def find(adopted: Adopted) -> Iterator[Finding]:
    """One finding for imports, one for names, and one for each function."""
    code, passing = read(adopted.cells), flow(adopted)
    used = _used(code, passing)
    imports, names, functions = [], [], []
    for step in passing.steps:
        for event in step.events:
            if event.name in used or event.name.startswith("_"):
                continue
            place = (step.number, event.line, event.name)
            if event.kind == "import" and not ACTS_BY_IMPORT.fullmatch(event.name):
                imports.append(place)
            elif event.kind == "make" and _is_definition(event.statement):
                functions.append(place)
            elif event.kind == "make" and _is_kept_value(event.statement):
                names.append(place)
    name = itemgetter(2)
    yield from _imports(first_of_each(imports, by=name))
    yield from _names(first_of_each(names, by=name))
    yield from map(_function, first_of_each(functions, by=name))


def _used(code: Code, passing: Flow) -> set[str]:
    """The names that are used somewhere, also by a function, a magic or a text."""
    used = {
        event.name
        for step in passing.steps
        for event in step.events
        if event.kind in ("use", "later", "change", "delete")
    }
    used |= {node.attr for _, node in code.walk() if isinstance(node, ast.Attribute)}
    texts = [
        node.value
        for _, node in code.walk()
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    by_text = any(called(call) in BY_TEXT for _, call in code.calls())
    exported = {word for text in texts for word in re.findall(r"\w+", text)}
    return used | code.words | (exported if by_text else set())


def _is_definition(node: ast.stmt) -> bool:
    """Whether a function or class is made; a decorator may hand it on to others."""
    defined = isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
    return defined and not getattr(node, "decorator_list", [])


def _is_kept_value(node: ast.stmt) -> bool:
    """Whether one name is given a value; what draws gives one that nobody needs."""
    if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
        return False
    return not draws(node.value)


def _imports(places: list[Place]) -> Iterator[Finding]:
    if not places:
        return
    shown = [f"{name} ({at(cell)})" for cell, _, name in places]
    yield Finding(
        rule="import that nobody uses",
        certainty="sure",
        cell=places[0][0],
        line=places[0][1],
        what=f"{count(len(places), 'import')} that nobody uses: {some(shown)}",
        why="each costs time to load, and makes the notebook need a package that it may"
        " not need",
        remedy="delete them",
        lesson="titanic/02",
        weight=20,
    )


def _names(places: list[Place]) -> Iterator[Finding]:
    if not places:
        return
    shown = [f"{name} ({at(cell, line)})" for cell, line, name in places]
    yield Finding(
        rule="value that nobody uses",
        certainty="sure",
        cell=places[0][0],
        line=places[0][1],
        what=f"{count(len(places), 'name')} that nothing reads: {some(shown)}",
        why="no cell, function or magic of the notebook uses the value",
        remedy="delete the line; if it does something besides, keep that without the name",
        lesson="titanic/07",
        weight=35,
    )


def _function(place: Place) -> Finding:
    cell, line, name = place
    return Finding(
        rule="function that nobody uses",
        certainty="sure",
        cell=cell,
        line=line,
        what=f"{name}, made in {at(cell, line)}, is never used",
        why="no other line of the notebook names it",
        remedy="delete it, or use it where its lines stand again",
        lesson="titanic/07",
        weight=35,
    )
