"""What names pass between the cells of a notebook.

From the syntax trees, and from a run where there was one: it knows of changes that no
reader sees. Functions, classes and modules count as names, too; imports do not flow.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from drydock.adoption.findings.code import Code, CodeCell, read
from drydock.adoption.findings.events import (
    Changers,
    Event,
    changes_arguments,
    events,
    needs,
)
from drydock.adoption.model import Adopted, Cell, Run

DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
# Names that every cell has, though none makes them.
GIVEN = frozenset(dir(builtins)) | frozenset(
    "In Out display get_ipython exit quit __name__ __file__ __doc__ __builtins__"
    " __session__ _ __ ___ _i _ii _iii _ih _oh _dh __annotations__".split()
)


@dataclass
class Step:
    """What a cell does to names, each with the first line where it does.

    takes: values that earlier cells made. makes: names that it gives a value. changes:
    values of earlier cells that it changes in place. through: names that it takes only
    because a function that it calls needs them. imports: names of modules and the like.
    """

    number: int
    events: list[Event] = field(default_factory=list)
    takes: dict[str, int] = field(default_factory=dict)
    makes: dict[str, int] = field(default_factory=dict)
    changes: dict[str, int] = field(default_factory=dict)
    through: set[str] = field(default_factory=set)
    imports: set[str] = field(default_factory=set)

    @property
    def gives(self) -> set[str]:
        """The names whose value is another one after the cell."""
        return set(self.makes) | set(self.changes)


@dataclass(frozen=True)
class Link:
    """Values that one cell makes or changes last, and another one takes."""

    source: int
    target: int
    names: tuple[str, ...]


@dataclass(frozen=True)
class Missing:
    """A name that a cell takes though no cell above makes it; later: the first below that
    does. deleted: the cell that deletes it before. surely: whether the cell stops there
    each time; not within a branch, nor where only a function needs it."""

    name: str
    cell: int
    line: int
    later: int | None
    deleted: int | None
    surely: bool


class SharedChange(NamedTuple):
    """A second name for a value, where it is given, and where one of the two is changed
    first while they are the same. Places: cell and line."""

    alias: str
    place: tuple[int, int]
    name: str
    change: tuple[int, int]


@dataclass(frozen=True)
class Flow:
    """What each cell does to names, and what passes between cells."""

    steps: tuple[Step, ...]
    links: tuple[Link, ...]
    missing: tuple[Missing, ...]
    shared_changes: tuple[SharedChange, ...]

    def step(self, cell: int) -> Step:
        """The step of a cell by its number."""
        return self.steps[cell - 1]

    def makers(self, name: str) -> list[int]:
        """The cells that give a name a value, or import it."""
        return [one.number for one in self.steps if name in {*one.makes, *one.imports}]

    def users(self, name: str) -> list[int]:
        """The cells that take a name from another cell."""
        return [one.number for one in self.steps if name in one.takes]

    def after(self, cell: int) -> set[int]:
        """The cells that depend on a cell, directly or through others."""
        return self._reach(cell, {"source": "target"})

    def before(self, cell: int) -> set[int]:
        """The cells that a cell depends on, directly or through others."""
        return self._reach(cell, {"target": "source"})

    def _reach(self, cell: int, way: dict[str, str]) -> set[int]:
        ((start, end),) = way.items()
        found: set[int] = set()
        ahead = [cell]
        while ahead:
            at = ahead.pop()
            new = {getattr(x, end) for x in self.links if getattr(x, start) == at}
            ahead += new - found
            found |= new
        return found


def flow(adopted: Adopted) -> Flow:
    """The flow of names of a notebook, with what its first run knows of changes."""
    return _flow(adopted.cells, _changed(adopted.first))


def _changed(run: Run | None) -> tuple[tuple[int, frozenset[str]], ...]:
    cells = run.cells if run else ()
    return tuple((one.number, frozenset(one.changed)) for one in cells)


@lru_cache(maxsize=4)
def _flow(
    cells: tuple[Cell, ...], changed: tuple[tuple[int, frozenset[str]], ...]
) -> Flow:
    code = read(cells)
    functions = _functions(code)
    changers = {name: changes_arguments(one) for name, one in functions.items()}
    reading = _Reading(code, changers, dict(changed))
    steps = tuple(map(reading.step, code.cells))
    return Flow(
        steps, tuple(_links(steps)), _missing(reading), tuple(reading.shared.values())
    )


def _functions(code: Code) -> dict[str, ast.FunctionDef | ast.AsyncFunctionDef]:
    return {
        node.name: node
        for _, node in code.walk()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    }


class _Reading:
    """Goes through the cells in order, and knows what has a value by then."""

    def __init__(
        self,
        code: Code,
        changers: Changers,
        changed: Mapping[int, frozenset[str]],
    ) -> None:
        self.code = code
        self.changers = changers
        self.asks: dict[str, set[str]] = {}
        self.changed = changed
        self.made: dict[str, int] = {}
        self.deleted: dict[str, int] = {}
        self.imported: set[str] = set()
        self.aliases: dict[str, str] = {}
        self.given: dict[str, tuple[int, int]] = {}
        self.shared: dict[tuple[str, tuple[int, int]], SharedChange] = {}
        self.missing: list[Missing] = []
        self.makers: dict[str, list[int]] = {}

    def step(self, cell: CodeCell) -> Step:
        """What a cell does, after those above it."""
        number = cell.number
        step = Step(number, events(cell.tree, self.changers))
        for event in step.events:
            getattr(self, f"_{event.kind}")(step, event)
        for name in self.changed.get(number, ()):
            if name in self.made and name not in step.gives:
                if name not in self.imported and name not in self.asks:
                    step.changes[name] = 1
                    step.takes.setdefault(name, 1)
        return step

    def _use(self, step: Step, event: Event, through: bool = False) -> None:
        name = event.name
        if name in step.makes and name in self.made:
            return
        known = name in self.made or name in self.imported
        if name in self.made and name not in self.imported:
            step.takes.setdefault(name, event.line)
            if through:
                step.through.add(name)
        if not known and name not in GIVEN and not name.startswith("_"):
            gone = self.deleted.get(name)
            surely = event.surely and not through
            self.missing.append(
                Missing(name, step.number, event.line, None, gone, surely)
            )
        for needed in self.asks.get(name, set()) - {name} if not through else ():
            later = Event("use", needed, event.line, event.statement)
            if needed in self.made or needed not in self.imported:
                self._use(step, later, through=True)

    def _later(self, step: Step, event: Event) -> None:
        """What a function needs is asked for when it is called."""

    def _make(self, step: Step, event: Event) -> None:
        name = event.name
        self.aliases = {
            one: of for one, of in self.aliases.items() if name not in (one, of)
        }
        match event.statement:
            case ast.Assign(targets=[ast.Name(id=target)], value=ast.Name(id=of)) if (
                target == name and of in self.made and of != name
            ):
                self.aliases[name] = self.aliases.get(of, of)
                self.given[name] = (step.number, event.line)
        self.imported.discard(name)
        self.asks.pop(name, None)
        if isinstance(event.statement, DEFINITIONS) and event.surely:
            self.asks[name] = needs(event.statement, self.changers)
        self.made[name] = step.number
        self.makers.setdefault(name, []).append(step.number)
        step.makes.setdefault(name, event.line)

    def _import(self, step: Step, event: Event) -> None:
        self.imported.add(event.name)
        self.makers.setdefault(event.name, []).append(step.number)
        self.made.pop(event.name, None)
        step.imports.add(event.name)

    def _change(self, step: Step, event: Event) -> None:
        of = self.aliases.get(event.name, event.name)
        same = {event.name, of} | {
            one for one, other in self.aliases.items() if other == of
        }
        for alias in same & set(self.aliases):
            place = self.given[alias]
            change = (step.number, event.line)
            shared = SharedChange(alias, place, self.aliases[alias], change)
            self.shared.setdefault((alias, place), shared)
        for name in same & set(self.made):
            if name not in step.makes:
                step.changes.setdefault(name, event.line)
                step.takes.setdefault(name, event.line)

    def _delete(self, step: Step, event: Event) -> None:
        if event.surely and self.made.pop(event.name, 0):
            self.deleted[event.name] = step.number
            step.makes.pop(event.name, None)


def _links(steps: tuple[Step, ...]) -> Iterator[Link]:
    last: dict[str, int] = {}
    for step in steps:
        names: dict[int, list[str]] = {}
        for name in step.takes:
            if name in last:
                names.setdefault(last[name], []).append(name)
        for source, passed in sorted(names.items()):
            yield Link(source, step.number, tuple(sorted(passed)))
        last |= dict.fromkeys(step.gives, step.number)


def _missing(reading: _Reading) -> tuple[Missing, ...]:
    """What was missing, each name once; which cell below makes it is known by now."""
    found: dict[str, Missing] = {}
    for one in reading.missing:
        below = [at for at in reading.makers.get(one.name, []) if at >= one.cell]
        later = min(below, default=None)
        found.setdefault(
            one.name,
            Missing(one.name, one.cell, one.line, later, one.deleted, one.surely),
        )
    return tuple(found.values())
