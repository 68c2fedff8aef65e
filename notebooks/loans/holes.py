"""The Swiss cheese of the kata, for its last lesson: which kind of test misses what.

The table `swiss_cheese.csv` is made by `tests/loans/whole_set/swiss_cheese.py`, which runs
everything. Here it is counted and drawn, and some of it is run anew.
"""

from __future__ import annotations

import base64
import random
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import pandas as pd
from IPython.display import HTML

from drydock.workbook.loading import load

TOP = Path(__file__).resolve().parents[2]
CHEESE = load(TOP / "tests" / "loans" / "whole_set" / "swiss_cheese.py")
SLICES, INHERITED = CHEESE.SLICES, CHEESE.INHERITED
KINDS = ["table", "batch", "code", "model", "service", "server", "file"]
CAUGHT, MISSED = "caught", "missed"

STYLE = """
  text { font: 13px sans-serif; fill: #1b1f24; }
  .page { fill: #ffffff; }
  .caught { fill: #2f6ea5; }
  .missed { fill: none; stroke: #1b1f24; stroke-width: 1; stroke-dasharray: 3 2; }
  .line { stroke: #1b1f24; stroke-width: 1; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; }
    .page { fill: #0d1117; }
    .caught { fill: #6cb0ee; }
    .missed, .line { stroke: #e6edf3; }
  }"""
LEFT, TOP_EDGE, ROW, HIGH, CELL = 150, 56, 26, 18, 4


def table() -> pd.DataFrame:
    """One row for each wrong version, one column for each slice, and the inherited suite."""
    return pd.read_csv(CHEESE.TABLE, dtype=str, keep_default_na=False)


def by_slice(cheese: pd.DataFrame, slices: list[str] = SLICES) -> pd.DataFrame:
    """How many wrong versions each slice has met, caught and missed; the hole in per cent."""
    caught, missed = ((cheese[slices] == word).sum() for word in (CAUGHT, MISSED))
    met = caught + missed
    hole = (100 * missed / met).round().astype(int)
    return pd.DataFrame(
        {"met": met, "caught": caught, "missed": missed, "hole, %": hole}
    )


def covered(cheese: pd.DataFrame) -> pd.DataFrame:
    """For what the slice of a row has missed: how many of these each other slice catches."""
    missed = {one: cheese[cheese[one] == MISSED] for one in SLICES}
    found = {
        one: {
            "missed": len(rows),
            **(rows[SLICES] == CAUGHT).sum(),
            "no other": int((~(rows[SLICES] == CAUGHT).any(axis=1)).sum()),
        }
        for one, rows in missed.items()
        if len(rows)
    }
    return pd.DataFrame(found).T


def alone(cheese: pd.DataFrame) -> pd.DataFrame:
    """What one slice catches and no other does, by that slice."""
    is_caught = cheese[SLICES] == CAUGHT
    single = cheese[is_caught.sum(axis=1) == 1]
    own = single[SLICES].eq(CAUGHT).idxmax(axis=1).rename("slice")
    return single[["stage", "kind", "name"]].join(own)


def by_how_many(cheese: pd.DataFrame) -> pd.Series:
    """How many wrong versions are caught by no slice, by one, by two, and so on."""
    return (cheese[SLICES] == CAUGHT).sum(axis=1).value_counts().sort_index()


def tried_now(how_many: int) -> pd.DataFrame:
    """Some wrong services, servers and files, drawn at random, and what is said of them now.
    Raises AssertionError where the table says something else.

    Code and models are left to the command: they meet all tests, which takes longer.
    """
    wrong = [
        one
        for one in CHEESE.wrong_versions.wrong_versions()
        if one.kind in ("service", "server", "file")
    ]
    with CHEESE.whole() as both:
        chosen = random.sample(wrong, how_many)
        answers = list(both.asked(chosen, inherited=False))
        rows = [row for answer in answers for row in answer()]
    return pd.DataFrame(
        {f"{row.stage} {row.kind}: {row.name}": _as_the_table_says(row) for row in rows}
    ).T.fillna("")


def _as_the_table_says(row: CHEESE.Row) -> dict[str, str]:
    said = {one: _word(row.noticed[one]) for one in SLICES if one in row.noticed}
    known = table().set_index(["stage", "kind", "name"]).loc[row[:3]]
    differs = [one for one in said if said[one] != known[one]]
    assert not differs, f"{row.name}: {differs} say something else than the table"
    return said


def _word(noticed: bool) -> str:
    return CAUGHT if noticed else MISSED


def costs() -> pd.DataFrame:
    """What each slice of tests costs: tests, seconds on this machine, and lines."""
    found, suite = _of_the_solution()
    lines = {one: _lines(suite.work / one) for one in suite.files}
    of_slice = {
        one: sum(n for file, n in lines.items() if _slice_of_file(file) == one)
        for one in found
    }
    rows = pd.DataFrame(found, index=["tests", "seconds"]).T.astype({"tests": int})
    rows["lines"] = pd.Series(of_slice)
    return rows.reindex([one for one in SLICES if one in found]).round(1)


@cache
def _of_the_solution() -> tuple[dict[str, tuple[int, float]], Any]:
    """What the slices of the newest solution cost, by running them once; and its suite."""
    with CHEESE.whole() as both:
        return both.on_right(), both.suite


def _slice_of_file(file: str) -> str:
    return CHEESE.meetings.SLICES.get(file, CHEESE.meetings.UNIT)


def before_and_after(cheese: pd.DataFrame) -> pd.DataFrame:
    """The inherited suite and that of the newest solution: what each costs and notices."""
    of_solution, suite = _of_the_solution()
    with CHEESE.whole() as both:
        costs_of = {"inherited": both.inherited_costs(), "solution": of_solution}
        folders = {"inherited": both.first.solution, "solution": suite.work}
    met = cheese[cheese[INHERITED] != ""]
    noticed = {
        "inherited": met[INHERITED] == CAUGHT,
        "solution": (met[SLICES] == CAUGHT).any(axis=1),
    }
    found = {
        name: {
            "lines of tests": sum(map(_lines, (folders[name] / "tests").glob("*.py"))),
            "tests": sum(number for number, _ in own.values()),
            "seconds": round(sum(seconds for _, seconds in own.values()), 1),
            "wrong versions that both can meet": len(met),
            "of these it notices": int(noticed[name].sum()),
        }
        for name, own in costs_of.items()
    }
    return pd.DataFrame(
        {one: pd.Series(own, dtype=object) for one, own in found.items()}
    )


def _lines(file: Path) -> int:
    """How many lines are not blank."""
    return sum(bool(line.strip()) for line in file.read_text("utf-8").splitlines())


def picture(cheese: pd.DataFrame) -> HTML:
    """The cheese as a picture: a row for each slice, a column for each wrong version."""
    names = [*SLICES, "all slices together", "the inherited suite"]
    order = pd.Categorical(cheese["kind"], KINDS, ordered=True)
    states = cheese.assign(kind=order).sort_values(["kind", *SLICES, "stage", "name"])
    together = (states[SLICES] == CAUGHT).any(axis=1).map(_word)
    columns = [states[one] for one in SLICES] + [together, states[INHERITED]]
    width = LEFT + CELL * len(states) + 20
    height = TOP_EDGE + ROW * len(names) + 10
    parts = list(_kinds(states, height))
    for n, (name, column) in enumerate(zip(names, columns)):
        parts += _slice(name, TOP_EDGE + ROW * n, list(column))
    svg = "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
            f' width="{width}" height="{height}">',
            f"<style>{STYLE}</style>",
            f'<rect class="page" width="{width}" height="{height}"/>',
            *parts,
            "</svg>",
        ]
    )
    data = base64.b64encode(svg.encode()).decode()
    says = "; ".join(_said(name, list(column)) for name, column in zip(names, columns))
    return HTML(f'<img alt="{says}" src="data:image/svg+xml;base64,{data}">')


def _said(name: str, column: list[str]) -> str:
    caught, missed = column.count(CAUGHT), column.count(MISSED)
    return f"{name}: {caught} of {caught + missed} caught"


def _kinds(states: pd.DataFrame, height: int) -> Iterator[str]:
    """The names of the kinds above their columns, every second one higher up."""
    x = LEFT
    for n, (kind, those) in enumerate(groupby(states["kind"])):
        number = len(list(those))
        y = TOP_EDGE - (10 if n % 2 else 28)
        yield f'<text x="{x + 2}" y="{y}">{kind} ({number})</text>'
        yield f'<path class="line" d="M{x} {y - 10}V{height - 10}"/>'
        x += CELL * number


def _slice(name: str, y: int, column: list[str]) -> Iterator[str]:
    """A slice: full where it has caught something, a dashed frame where it has missed it, and
    nothing where it could not meet it."""
    yield f'<text x="6" y="{y + 14}">{name}</text>'
    x = LEFT
    for state, those in groupby(column):
        wide = CELL * len(list(those))
        if state:
            place = f'x="{x}" y="{y}" width="{wide}" height="{HIGH}"'
            yield f'<rect class="{state}" {place}/>'
        x += wide
