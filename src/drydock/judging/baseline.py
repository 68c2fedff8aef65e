"""The approved baseline of a kata, and how a table differs from it.

Tables are CSV text whose first column is the key. They are compared as text and
numbers, without pandas: a check should not import it twice.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from drydock.detail import Detail, are
from drydock.errors import CheckFailed, WorkbookBroken
from drydock.workbook.house import Stage

SHOWN_SENTENCES = 3
SHOWN_CELLS = 10


@dataclass(frozen=True)
class Table:
    """A table read from CSV text: column names, and rows of text."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @classmethod
    def parse(cls, text: str) -> Table:
        header, *rows = [tuple(row) for row in csv.reader(io.StringIO(text))]
        return cls(header, tuple(rows))

    @cached_property
    def keys(self) -> tuple[str, ...]:
        return tuple(row[0] for row in self.rows)

    def column(self, name: str) -> tuple[str, ...]:
        position = self.columns.index(name)
        return tuple(row[position] for row in self.rows)


def approved_file(stage: Stage, name: str) -> Path:
    """Where the approved table `name` stands that `stage` is held to.

    A kata has one baseline, in `approved/`. From a stage on that changes behaviour on
    purpose, what it changes stands in `approved/NN/`.
    """
    folder = stage.house.approved(stage.kata)
    later = [n for n in _changes(stage, name) if n <= stage.number]
    return folder / (f"{later[-1]:02}" if later else "") / f"{name}.csv"


def next_change(stage: Stage, name: str) -> int | None:
    """The number of the first stage after `stage` that may change the table `name`."""
    return next((n for n in _changes(stage, name) if n > stage.number), None)


def _changes(stage: Stage, name: str) -> list[int]:
    folder = stage.house.approved(stage.kata)
    return sorted(
        int(path.parent.name) for path in folder.glob(f"[0-9][0-9]/{name}.csv")
    )


def approved(stage: Stage, name: str) -> Table:
    """The approved table `name` that `stage` is held to.

    Raises WorkbookBroken where it is missing or holds no rows: a check without
    its baseline must never pass.
    """
    house, path = stage.house, approved_file(stage, name)
    remedy = (
        f"bring it back with: git checkout -- {path.relative_to(house.root).as_posix()}"
    )
    expected = f"an approved table in {path}"
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise WorkbookBroken(
            expected=expected,
            found=f"it cannot be read: {error.strerror}",
            remedy=remedy,
        ) from error
    table = Table.parse(text) if text.strip() else Table((), ())
    if not table.rows:
        raise WorkbookBroken(expected=expected, found="it holds no rows", remedy=remedy)
    return table


def require_same(
    approved_table: Table, yours: Table, *, expected: str, remedy: str
) -> None:
    """Raises CheckFailed where `yours` differs: the gravest differences in its three
    lines, and the first cells that differ as its detail.

    costs: a comparison as text and numbers, without pandas.
    """
    found = differences(approved_table, yours)
    if found:
        raise CheckFailed(
            expected=expected,
            found="; ".join(found[:SHOWN_SENTENCES]),
            remedy=remedy,
            details=_first_cells(approved_table, yours),
        )


def _first_cells(approved_table: Table, yours: Table) -> list[Detail]:
    """The first cells that differ, row by row; none where rows or columns do not match."""
    names = approved_table.columns
    if names != yours.columns or len(approved_table.rows) != len(yours.rows):
        return []
    wrong = [
        (was[0], name, before, now)
        for was, row in zip(approved_table.rows, yours.rows, strict=True)
        for name, before, now in zip(names, was, row, strict=True)
        if not same_value(before, now)
    ]
    first = wrong[:SHOWN_CELLS]
    title = f"The first {len(first)} of {len(wrong):,} cells that differ"
    if len(first) == len(wrong):
        title = "The cells that differ" if len(first) > 1 else "The cell that differs"
    columns = (names[0], "Column", "Approved", "Yours")
    return [Detail(title, columns=columns, rows=tuple(first))]


def differences(approved_table: Table, yours: Table) -> list[str]:
    """How `yours` differs, a sentence a fact, the gravest first; empty if it does not."""
    if approved_table == yours:
        return []
    if approved_table.columns != yours.columns:
        return [_columns_differ(approved_table.columns, yours.columns)]
    if len(approved_table.rows) != len(yours.rows):
        count = f"{len(yours.rows):,} rows, approved are {len(approved_table.rows):,}"
        return [count + _named_rows(approved_table, yours)]
    if approved_table.keys != yours.keys:
        key = approved_table.columns[0]
        return [_cells_differ(key, approved_table, yours) + ": the rows have moved"]
    return [
        _cells_differ(name, approved_table, yours)
        for name in approved_table.columns[1:]
        if not all(map(same_value, approved_table.column(name), yours.column(name)))
    ]


def _named_rows(approved_table: Table, yours: Table) -> str:
    """Which rows are missing or too many, where a row has a name and not a number."""
    missing, extra = (
        [
            key
            for key in (Counter(one.keys) - Counter(other.keys))
            if not key.isdecimal()
        ]
        for one, other in ((approved_table, yours), (yours, approved_table))
    )
    parts = [f": {are(missing)} missing"] if missing else []
    parts += [f": {are(extra)} too many"] if extra else []
    return "".join(parts)


def _columns_differ(approved_names: Sequence[str], yours: Sequence[str]) -> str:
    missing = list(Counter(approved_names) - Counter(yours))
    extra = list(Counter(yours) - Counter(approved_names))
    if missing or extra:
        parts = [f"without the column {name}" for name in missing]
        parts += [f"with the column {name}, which is not approved" for name in extra]
        return ", ".join(parts)
    return f"columns in the order {', '.join(yours)}; approved: {', '.join(approved_names)}"


def _cells_differ(name: str, approved_table: Table, yours: Table) -> str:
    pairs = zip(approved_table.keys, approved_table.column(name), yours.column(name))
    wrong = [row for row in pairs if not same_value(row[1], row[2])]
    key, was, now = wrong[0]
    row = f"{approved_table.columns[0]} {key}" if key.isdecimal() else key
    return (
        f"{name} differs in {len(wrong):,} of {len(approved_table.rows):,} rows; first:"
        f" {row}, approved {was or 'nothing'}, yours {now or 'nothing'}"
    )


def same_value(first: str, second: str) -> bool:
    """Whether two cells hold the same text or the same number (1 and 1.0 do)."""
    if first == second:
        return True
    try:
        return float(first) == float(second)
    except ValueError:
        return False
