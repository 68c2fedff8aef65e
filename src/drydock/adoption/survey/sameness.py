"""Whether two runs give the same: for each name at the end, and which cell made it differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from drydock.adoption.findings.flow import Flow, flow
from drydock.adoption.findings.rules.unseeded import draws
from drydock.adoption.model import Adopted, Cell, Finding, Run, Value
from drydock.detail import listed

CLOCK = re.compile(
    r"\btime\.(?:time|perf_counter|process_time|monotonic|ctime|strftime)\b"
    r"|\bdatetime\.(?:datetime\.)?(?:now|today|utcnow)\b|\bdate\.today\b"
    r"|\bTimestamp\.(?:now|today)\b|%%?time"
)
SETS = re.compile(r"\bset\(|\bfrozenset\(|\{\s*[\w'\"]+\s*(?:,|for\b)")
HASHES = re.compile(r"(?<![\w.])(?:hash|id)\(|\buuid\d?\b|\burandom\b|\bsecrets\.")
MODELS = re.compile(r"\.fit(?:_\w+)?\(|cross_val|GridSearch|RandomizedSearch")
RANDOM = re.compile(r"\brandom\b|\brand\w*\(|\brvs\(")
# What the text of a cell says of why it differs.
CAUSES = (
    (RANDOM, "random numbers are drawn, probably without a seed"),
    (CLOCK, "it asks the clock"),
    (HASHES, "it uses what each process makes anew: an id, a hash, a random text"),
    (SETS, "it takes a set in the order in which it happens to be"),
    (MODELS, "a model is fitted in it, probably without a seed"),
)
UNTOLD = ("module", "function")
FEW = 6


@dataclass(frozen=True)
class Different:
    """A name whose value differs at the end; cell: the first that made a difference, which
    all of its inputs had been the same for. columns: of a table, those that differ."""

    name: str
    cell: int | None
    why: str
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sameness:
    """What two runs have in common at the end; names, in the order in which they are made.

    printed: cells of which only what they show differs.
    """

    same: tuple[str, ...]
    different: tuple[Different, ...]
    not_compared: tuple[str, ...]
    printed: tuple[int, ...]

    @property
    def is_same(self) -> bool:
        """Whether nothing is known to differ."""
        return not self.different and not self.printed


def compared(adopted: Adopted) -> Sameness | None:
    """The two runs of a notebook side by side; None where there are not two."""
    first, second = adopted.first, adopted.second
    if not (first and second):
        return None
    causes = _Causes(adopted, first, second)
    steps = flow(adopted).steps
    imported = {name for one in steps for name in one.imports}
    imported -= {name for one in steps for name in one.makes}
    same, different, unknown = [], [], []
    for name, value in first.end.items():
        other = second.end.get(name)
        if value.kind in UNTOLD or other is None or name in imported:
            continue
        if value.digest is None or other.digest is None:
            unknown.append(name)
        elif value.digest == other.digest:
            same.append(name)
        else:
            different.append(causes.of(name, value, other))
    causing = {one.cell for one in different}
    printed = [one for one in _printed(first, second) if one not in causing]
    printed = [] if different else printed
    return Sameness(tuple(same), tuple(different), tuple(unknown), tuple(printed))


class _Causes:
    """Finds the cell in which two runs part."""

    def __init__(self, adopted: Adopted, first: Run, second: Run) -> None:
        self._cells = adopted.cells
        self._draws = list(draws(adopted))
        self._flow: Flow = flow(adopted)
        self._parted = dict(self._walk(first, second))

    def _walk(self, first: Run, second: Run) -> Iterator[tuple[str, int]]:
        """For each name, the cell with which its present difference began."""
        parted: dict[str, int] = {}
        for one, other in zip(first.cells, second.cells, strict=True):
            takes = self._flow.step(one.number).takes
            given = [parted[name] for name in takes if name in parted]
            for name, value in one.changed.items():
                there = other.changed.get(name)
                if _differ(value, there):
                    # The earliest that it rests on; else this cell has begun it.
                    began = min(given, default=parted.get(name, one.number))
                    parted[name] = began
                elif there and value.digest and value.digest == there.digest:
                    parted.pop(name, None)
        yield from parted.items()

    def of(self, name: str, value: Value, other: Value) -> Different:
        """What is told of a name that differs at the end."""
        cell = self._parted.get(name)
        columns = tuple(
            column
            for column, digest in value.columns.items()
            if other.columns.get(column) != digest
        )
        why = self._why(self._cells[cell - 1]) if cell else "nobody knows which cell"
        return Different(name, cell, why, columns)

    def _why(self, cell: Cell) -> str:
        names = dict.fromkeys(name for at, _, name in self._draws if at == cell.number)
        if names:
            each = "has" if len(names) == 1 else "have"
            return f"{listed(list(names))} {each} no seed"
        found = (why for pattern, why in CAUSES if pattern.search(cell.source))
        return next(found, "the cell does not say why")


def _differ(one: Value, other: Value | None) -> bool:
    return other is None or bool(
        one.digest and other.digest and one.digest != other.digest
    )


def _printed(first: Run, second: Run) -> Iterator[int]:
    for one, other in zip(first.cells, second.cells, strict=True):
        texts = [
            [plain(out.text) for out in ran.outputs if out.kind == "text"]
            for ran in (one, other)
        ]
        if one.status == other.status == "ok" and texts[0] != texts[1]:
            yield one.number


ADDRESS = re.compile(r"0x[0-9a-fA-F]{6,}")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
BLANKS = re.compile(r"[ \t]+")


def plain(text: str) -> str:
    """A text without what differs at each run and means nothing."""
    return BLANKS.sub(" ", COLOUR.sub("", ADDRESS.sub("0x...", text))).strip()


def findings(found: Sameness | None) -> Iterator[Finding]:
    """One finding for each cell with which a difference begins."""
    if not found:
        return
    by_cell: dict[int | None, list[Different]] = {}
    for one in found.different:
        by_cell.setdefault(one.cell, []).append(one)
    for cell, members in by_cell.items():
        yield _finding(cell, members)
    if found.printed:
        cells = [str(one) for one in found.printed]
        yield Finding(
            rule="not the same twice",
            certainty="sure",
            cell=found.printed[0],
            line=None,
            what=f"what cell{'s' * (len(cells) > 1)} {listed(cells)} print"
            f"{'s' * (len(cells) == 1)} differs between two runs",
            why="all values at the end are the same: it is a time, an address, or the order"
            " of a set",
            remedy="print nothing that nobody compares, or sort it first",
            lesson="titanic/01",
            weight=30,
        )


def _finding(cell: int | None, members: list[Different]) -> Finding:
    names = [one.name for one in members[:FEW]]
    more = f" and {len(members) - FEW} more" if len(members) > FEW else ""
    shown = f"{', '.join(names)}{more}" if more else listed(names)
    columns = _columns(members)
    return Finding(
        rule="not the same twice",
        certainty="sure",
        cell=cell,
        line=None,
        what=f"{shown} differ{'s' * (len(members) == 1)} between two runs{columns}",
        why=(
            f"the difference begins in cell {cell}: {members[0].why}"
            if cell
            else members[0].why
        ),
        remedy=_remedy(members[0].why),
        lesson="titanic/01",
        weight=90,
    )


def _columns(members: list[Different]) -> str:
    first = next((one for one in members if one.columns), None)
    if first is None:
        return ""
    few = [f'"{one}"' for one in first.columns[:FEW]]
    more = ", ..." if len(first.columns) > FEW else ""
    return f" ({first.name} in {', '.join(few)}{more})"


REMEDIES: Mapping[str, str] = {
    "clock": "leave the time out of what is computed",
    "set": "sort it before its order matters",
    "anew": "use a number or a name of your own instead",
}


def _remedy(why: str) -> str:
    for word, remedy in REMEDIES.items():
        if word in why:
            return remedy
    return "give what draws random numbers a seed, such as random_state=42"
