"""Cells that nothing depends on, and cells whose order is free."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from drydock.adoption.findings.calls import called, root
from drydock.adoption.findings.code import read
from drydock.adoption.findings.flow import Flow, Step, flow
from drydock.adoption.findings.tables import tables
from drydock.adoption.findings.words import count, in_cells
from drydock.adoption.model import Adopted, Finding
from drydock.judging.reading.displays import PLOTTING

FEWEST = 3
# Methods of models, arrays and texts that leave them as they are.
LOOKS = re.compile(
    r"predict\w*|score\w*|summary|get_params|get_feature_names\w*|decision_function|keys"
    r"|values|items|count|index"
    r"|format|join|split|strip|lower|upper|tolist|mean|std|sum|min|max|round|ravel|reshape"
    r"|astype|copy|flatten|head|tail|describe|plot\w*|hist|barh?|corr|unique"
)
# Where one seed serves all, each cell draws what those before it have left.
SEED = re.compile(r"random\.seed\(|set_random_seed|manual_seed")


def find(adopted: Adopted) -> Iterator[Finding]:
    """One finding for the cells that feed nothing, one for each group with free order."""
    passing = flow(adopted)
    aside = [
        step.number for step in passing.steps if _feeds_nothing(adopted, passing, step)
    ]
    if len(aside) >= FEWEST:
        yield Finding(
            rule="cells that nothing depends on",
            certainty="sure",
            cell=aside[0],
            line=None,
            what=f"{count(len(aside), 'cell')} of {len(passing.steps)} only look at"
            f" something, and no other cell needs them: {in_cells(aside)}",
            why="without them, all others compute the same",
            remedy="move what is worth keeping into a notebook of its own, delete the rest",
            lesson="titanic/13",
            weight=15,
        )
    if any(SEED.search(cell.source) for cell in adopted.cells):
        return
    for group in free_groups(passing):
        yield Finding(
            rule="order is free",
            certainty="sure",
            cell=group[0],
            line=None,
            what=f"{in_cells(group)} take nothing from each other, and could stand in any"
            " order",
            why="they are separate steps, each of which can become a function of its own",
            remedy="keep them apart: give what they make names that do not clash",
            lesson="titanic/12",
            weight=5,
        )


def _feeds_nothing(adopted: Adopted, passing: Flow, step: Step) -> bool:
    """Whether a cell reads something, makes and changes nothing, and so is needed by none;
    a figure counts as nothing."""
    cell = read(adopted.cells).cells[step.number - 1]
    if not cell.tree.body or not cell.readable or step.imports or not step.takes:
        return False
    if step.changes or cell.words or _acts(adopted, step) or _makes(step):
        return False
    if _may_change(adopted, step):
        return False
    return not any(link.source == step.number for link in passing.links)


def _may_change(adopted: Adopted, step: Step) -> bool:
    """Whether a cell of which no run tells what it changed calls a method of something that
    is no table, and that may change it: `data.group(4)`, of a class of the owner's."""
    if adopted.first and adopted.first.cells[step.number - 1].status == "ok":
        return False
    known = tables(adopted)
    return any(
        isinstance(call.func, ast.Attribute)
        and root(call.func) in set(step.takes) - known
        and not LOOKS.fullmatch(called(call))
        for call in read(adopted.cells).cells[step.number - 1].nodes
        if isinstance(call, ast.Call)
    )


def _makes(step: Step) -> bool:
    """Whether a cell surely gives a name a value, that of a figure aside."""
    return any(
        event.kind == "make"
        and event.surely
        and not (
            isinstance(event.statement, ast.Assign)
            and root(event.statement.value) in PLOTTING
        )
        and not isinstance(event.statement, (ast.For, ast.With))
        for event in step.events
    )


def _acts(adopted: Adopted, step: Step) -> bool:
    """Whether a cell shows nothing, and so may be there for what it does elsewhere; or
    writes a file, by its run or by its text."""
    code = read(adopted.cells)
    cell = code.cells[step.number - 1]
    if any(text in cell.source for text in (".to_", "save", "dump", "write", "open(")):
        return True
    ran = adopted.first.cells if adopted.first else ()
    if any(one.files_written for one in ran if one.number == step.number):
        return True
    shows = any(at == step.number for at, _ in code.display_lines)
    return not shows


def free_groups(passing: Flow) -> Iterator[list[int]]:
    """Runs of FEWEST cells or more that pass nothing among each other, and give no name
    that another of them gives or takes."""
    group: list[Step] = []
    for step in passing.steps:
        if not step.gives or step.imports or not step.takes:
            given = {name for one in group for name in one.gives}
            if step.gives or step.imports or given & set(step.takes):
                yield from _told(group)
                group = []
            continue
        if any(_meet(step, other) for other in group):
            yield from _told(group)
            group = []
        group.append(step)
    yield from _told(group)


def _told(group: list[Step]) -> Iterator[list[int]]:
    if len(group) >= FEWEST:
        yield [one.number for one in group]


def _meet(one: Step, other: Step) -> bool:
    taken = set(one.takes) | set(other.takes)
    return bool(one.gives & other.gives or (one.gives | other.gives) & taken)
