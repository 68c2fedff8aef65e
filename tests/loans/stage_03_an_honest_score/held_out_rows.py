"""What a file that names the loans held out says, and what may have gone wrong with it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

COLUMN = "row"
ONCE = (
    "write it once, and not in a program that runs again: hint 1 has the lines for it"
)
NAME_IT = (
    'to_frame(name="row").to_csv("held_out.csv", index=False) writes it so: see hint 1'
)


class Fault(NamedTuple):
    """What was found, and what to do about it."""

    found: str
    remedy: str = ONCE


def fault(path: Path, right: set[int]) -> Fault | None:
    """What is wrong with the file, if it should name the rows `right`."""
    if not path.is_file():
        return Fault(f"there is no {path.name}")
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        header, *lines = [line for line in csv.reader(file) if line] or [[]]
    if COLUMN not in header:
        return _of_header(header, lines, right)
    at = header.index(COLUMN)
    texts = [line[at] if at < len(line) else "" for line in lines]
    try:
        named = [int(float(text)) for text in texts]
    except ValueError:
        odd = next(text for text in texts if not _is_number(text))
        return _of_text(odd)
    return None if sorted(named) == sorted(right) else _of_rows(named, right)


def _of_header(header: list[str], lines: list[list[str]], right: set[int]) -> Fault:
    if not header:
        return Fault("it is empty")
    if all(map(_is_number, header)) and set(_numbers([header, *lines], 0)) >= right:
        return Fault(f"its first line is {header[0]}, a number", NAME_IT)
    for at, name in enumerate(header):
        if set(_numbers(lines, at)) == right:
            called = f"is called {name}" if name else "has no name"
            return Fault(f"the column with these numbers {called}", NAME_IT)
    found = ", ".join(name for name in header if name)
    if ";" in found or "\t" in found:
        return Fault(f"it has {found!r}", "separate columns by commas, as to_csv does")
    return Fault(f"it has {found or 'a column without a name'}, and no {COLUMN}")


def _of_text(text: str) -> Fault:
    if text.strip().lower() in ("true", "false"):
        return Fault(
            f"one of its lines says {text}",
            "write the numbers of the loans, and not of each loan whether it is held out",
        )
    return Fault(f"not every {COLUMN} is a number: one is {text!r}")


def _of_rows(named: list[int], right: set[int]) -> Fault:
    """Of which way the rows are others than those that they should be."""
    found, names = set(named), f"it names {len(named)} rows"
    if len(found) == len(right) == len(named):
        off = {one - other for one, other in zip(sorted(found), sorted(right))}
        if found == set(range(len(right))):
            return Fault(
                f"it names the rows 0 to {len(right) - 1}, which are places in the part"
                " that was set aside",
                "take the index of that part before you reset it: it has the numbers that"
                " the loans have among all thousand",
            )
        if len(off) == 1:
            by = off.pop()
            return Fault(
                f"each number is {abs(by)} too {'high' if by > 0 else 'low'}",
                "count the loans from 0, as pandas does: the first line of the data is 0."
                " The index of the part that is set aside has these numbers",
            )
    if not found & right and len(found) == len(named) > len(right):
        return Fault(
            f"it names the {len(named)} others: train_test_split gives the larger part"
            " first, and the one to hold out second"
        )
    if found == right:
        return Fault(f"{names}, {len(found)} of them different")
    if others := sorted(found - right):
        return Fault(
            f"{names}, of which {len(others)} are not among those {len(right)}; the first"
            f" is {others[0]}"
        )
    lacks = sorted(right - found)
    return Fault(f"{names}: {len(lacks)} are missing; the first is {lacks[0]}")


def _numbers(lines: list[list[str]], at: int) -> Iterator[int]:
    """The numbers in a column; -1 where there is none."""
    for line in lines:
        text = line[at] if at < len(line) else ""
        yield int(float(text)) if _is_number(text) else -1


def _is_number(text: str) -> bool:
    try:
        return float(text) == int(float(text))
    except (ValueError, OverflowError):
        return False
