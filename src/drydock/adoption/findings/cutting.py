"""Where a notebook could be cut: functions to be made of its cells, and the seam for a lock.

A cut is a run of cells into which and out of which few names go. Cells that nothing depends
on are left out; functions that the notebook has already are known everywhere.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from drydock.adoption.findings.code import Code, read, running
from drydock.adoption.findings.columns import columns
from drydock.adoption.findings.events import Event
from drydock.adoption.findings.flow import Flow, Step, flow
from drydock.adoption.findings.models import fits, is_learner, made
from drydock.adoption.findings.words import in_cells
from drydock.adoption.model import Adopted
from drydock.detail import listed

MOST_CELLS = 12
MOST_STATEMENTS = 12
MOST_ARGUMENTS = 5
MOST_RESULTS = 4
READS = re.compile(r"\bread_\w+\(|\bload_\w+\(|\bopen\(")


@dataclass(frozen=True)
class Cut:
    """A function that could be made: of which cells, with which arguments and results.

    name: a proposal, by what comes out.
    """

    cells: tuple[int, ...]
    name: str
    takes: tuple[str, ...]
    gives: tuple[str, ...]
    reason: str

    @property
    def signature(self) -> str:
        """The function as it would be written: `gives = name(takes)`."""
        return f"{', '.join(self.gives)} = {self.name}({', '.join(self.takes)})"


@dataclass(frozen=True)
class Seam:
    """A place at which tests can hold what is computed: the names, from which cell on."""

    cell: int
    names: tuple[str, ...]
    reason: str


def cuts(adopted: Adopted) -> list[Cut]:
    """The functions that the notebook could be made of, from the top."""
    passing = flow(adopted)
    work = _Work(adopted, passing)
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(work.steps) + 1):
        starts = range(max(0, end - MOST_CELLS), end)
        best.append(min((best[at][0] + work.cost(at, end), at) for at in starts))
    found = []
    end = len(work.steps)
    while end:
        start = best[end][1]
        found.append(work.cut(start, end))
        end = start
    names: dict[str, int] = {}
    return [_named(one, names) for one in reversed(found) if _is_worth_it(one)]


def _is_worth_it(cut: Cut) -> bool:
    """Whether few names pass, so that a function would be easy to read."""
    return 0 < len(cut.gives) <= MOST_RESULTS and len(cut.takes) <= MOST_ARGUMENTS


def _named(cut: Cut, names: dict[str, int]) -> Cut:
    """The same with a name that no cut before it has."""
    names[cut.name] = names.get(cut.name, 0) + 1
    again = names[cut.name]
    name = cut.name if again == 1 else f"{cut.name}_{again}"
    return Cut(cut.cells, name, cut.takes, cut.gives, cut.reason)


class _Work:
    """The cells that compute something that others need, and what runs of them cost."""

    def __init__(self, adopted: Adopted, passing: Flow) -> None:
        self.code: Code = read(adopted.cells)
        self.missing = passing.missing
        self.defined = {
            node.name
            for _, node in self.code.statements()
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
        }
        self.learners = {
            name
            for name, kinds in made(self.code).items()
            if any(is_learner(kind) for _, kind in kinds)
        }
        self.results = set(_results(passing, self.code, self.learners))
        self.needed = _needed_after(passing, self.results)
        self.steps = [one for one in passing.steps if self._works(one)]
        self.columns = columns(self.code)

    def _works(self, step: Step) -> bool:
        return bool((step.gives - self.defined) & self.needed[step.number])

    def takes(self, start: int, end: int) -> list[str]:
        """What a run of cells needs from above, functions aside."""
        own: set[str] = set()
        found: dict[str, None] = {}
        for step in self.steps[start:end]:
            below = [one.name for one in self.missing if one.cell == step.number]
            found |= dict.fromkeys(
                name for name in (*step.takes, *below) if name not in own | self.defined
            )
            own |= step.gives
        return list(found)

    def gives(self, start: int, end: int) -> list[str]:
        """What a run of cells makes or changes that is needed below, or at the end."""
        run = self.steps[start:end]
        given = dict.fromkeys(
            name for step in run for name in (*step.makes, *step.changes)
        )
        needed = self.needed[run[-1].number]
        return [name for name in given if name in needed and name not in self.defined]

    def statements(self, start: int, end: int) -> int:
        """How many statements of a run are there to compute."""
        return sum(
            (step.number, node.lineno) not in self.code.display_lines
            for step in self.steps[start:end]
            for node in running(self.code.cells[step.number - 1].tree.body)
        )

    def cost(self, start: int, end: int) -> float:
        """How unlike a function a run of cells is."""
        passed = len(self.takes(start, end)) + 1.5 * len(self.gives(start, end))
        length = self.statements(start, end)
        return 2.0 + passed + 0.5 * max(0, length - MOST_STATEMENTS)

    def cut(self, start: int, end: int) -> Cut:
        """A run of cells as a proposal."""
        cells = tuple(step.number for step in self.steps[start:end])
        takes, gives = self.takes(start, end), self.gives(start, end)
        into = listed(takes) if takes else "nothing"
        out = listed(gives) if gives else "nothing"
        reason = f"{in_cells(cells)}: {into} in, {out} out, nothing else passes"
        return Cut(
            cells, self._name(cells, takes, gives), tuple(takes), tuple(gives), reason
        )

    def _name(self, cells: tuple[int, ...], takes: list[str], gives: list[str]) -> str:
        source = "\n".join(self.code.cells[cell - 1].source for cell in cells)
        columns_made = [
            name
            for name, one in self.columns.items()
            if any(cell in cells for cell, _ in one.made) and not one.dropped
        ]
        if not takes and READS.search(source):
            return f"read_{_word(gives[0])}" if gives else "read"
        if set(gives) & self.learners:
            return "train"
        if columns_made and set(takes) & set(gives) and len(columns_made) <= 2:
            return "add_" + "_and_".join(_word(name) for name in columns_made)
        return f"prepare_{_word(gives[0])}" if gives else "show"


def _word(text: str) -> str:
    """A text as a part of a name: "Age*Class" as age_class."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", text)
    return re.sub(r"\W+", "_", words).strip("_").lower() or "it"


def _needed_after(passing: Flow, at_the_end: set[str]) -> dict[int, set[str]]:
    """For each cell the names that cells below take from it or above, or that are there at
    the end and were made last."""
    needed: dict[int, set[str]] = {}
    after = set(at_the_end)
    for step in reversed(passing.steps):
        needed[step.number] = set(after)
        after = (after - set(step.makes)) | set(step.takes)
    return needed


def _results(passing: Flow, code: Code, learners: set[str]) -> Iterator[str]:
    """What comes out at the end: names that are assigned and looked at, or handed to what
    stands alone, such as a file, and that no other cell takes. What only leads to another
    value in its cell is none, nor is a model, which is asked."""
    taken = {name for step in passing.steps for name in step.takes}
    for step in passing.steps:
        used = {one.name for one in step.events if _looks(one, step, code)}
        yield from (
            event.name
            for event in step.events
            if event.kind == "make" and isinstance(event.statement, ast.Assign)
            if event.surely and event.name in used - taken - learners
        )


def _looks(event: Event, step: Step, code: Code) -> bool:
    """Whether a value is shown there, or handed to what stands alone and leaves it as it is."""
    if event.kind != "use":
        return False
    if (step.number, event.line) in code.display_lines:
        return True
    changed = {
        (id(one.statement), one.name) for one in step.events if one.kind == "change"
    }
    is_alone = isinstance(event.statement, ast.Expr)
    return is_alone and (id(event.statement), event.name) not in changed


def results(adopted: Adopted) -> set[str]:
    """The names of what comes out at the end."""
    return _Work(adopted, flow(adopted)).results


def seam(adopted: Adopted) -> Seam | None:
    """Where tests can hold a notebook that trains models: what goes into them. None for
    one that fits nothing by name."""
    code, passing = read(adopted.cells), flow(adopted)
    classes = made(code)
    learning = [
        one
        for one in fits(code)
        if any(is_learner(kind) for _, kind in classes.get(one.name, ()))
    ]
    if not learning:
        return None
    first = learning[0].cell
    models = {one.name for one in learning}
    fitting = {one.cell for one in learning}
    above = {
        event.name
        for step in passing.steps[: first - 1]
        for event in step.events
        if event.kind == "make" and not _is_plain(event.statement)
    }
    names = [
        name
        for step in passing.steps
        if step.number in fitting
        for name in step.takes
        if name in above and name not in models
    ]
    if not names:
        return None
    told = tuple(dict.fromkeys(names))
    return Seam(
        cell=first,
        names=told,
        reason=f"from cell {first} on, models are fitted and asked; what they are given is"
        f" {listed(told)}: whoever holds that, and what the models say of it, holds the"
        " notebook",
    )


def _is_plain(node: ast.stmt) -> bool:
    """Whether a name is given a constant, or is that of a function or class."""
    value = getattr(node, "value", None)
    return isinstance(value, ast.Constant) or isinstance(
        node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    )
