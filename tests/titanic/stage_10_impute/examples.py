"""Columns with gaps, for the functions that fill them; runs in the child process."""

from __future__ import annotations

from pathlib import Path
from runpy import run_path
from typing import Any

import pandas as pd

trying = run_path(str(Path(__file__).parents[1] / "trying.py"))

GROUPS, FREQUENT, MEDIAN = (
    "impute_by_group_median",
    "impute_most_frequent",
    "impute_median",
)
LABELS = (
    "labels 0 to 417 stand twice after stacking: keep the index, and do not look up rows"
    " by their label"
)
NO_GAP = "only what is missing is filled: known values come back as they were"
Row = tuple[Any, Any, float | None, float | None]


def _grouped(
    about: str,
    rows: list[Row],
    remedy: str,
    *,
    names: tuple[str, str, str] = ("Sex", "Pclass", "Age"),
    index: list[int] | None = None,
    **options: float,
) -> Any:
    """Rows of two group columns, a value, and what is expected for it."""
    first, second, column = names
    table = pd.DataFrame([row[:3] for row in rows], columns=list(names), index=index)
    table[column] = table[column].astype(float)
    shown = [
        f"{first} {one}, {second} {other}, {column} {_shown(value)}"
        for one, other, value, _ in rows
    ]
    return trying["Example"](
        about,
        (table.assign(Name="Lund, Mr. Per"), column, [first, second]),
        shown,
        [row[3] for row in rows],
        remedy,
        column,
        options,
    )


def _shown(value: Any) -> str:
    return "missing" if value is None else repr(value)


def by_group() -> list[Any]:
    return [
        _grouped(
            "two columns to group by",
            [(0, 1, 20, 20), (0, 1, 30, 30), (0, 1, None, 25), (0, 2, 50, 50)]
            + [(0, 2, None, 50), (1, 1, 4, 4), (1, 1, None, 4)],
            "a group are those who are equal in all the columns given",
        ),
        _grouped(
            "a group in which mean and median differ",
            [(0, 1, 1, 1), (0, 1, 2, 2), (0, 1, 90, 90), (0, 1, None, 2)],
            "it is the median, and not the mean",
        ),
        _grouped(
            "to_nearest=0.5",
            [(0, 1, 0.42, 0.42), (0, 1, 28.3, 28.3), (0, 1, 41.1, 41.1)]
            + [(0, 1, None, 28.5)],
            "the median is rounded, and what was known is not: as in the old lines",
            to_nearest=0.5,
        ),
        _grouped(
            "to_nearest=10",
            [(0, 1, 18, 18), (0, 1, None, 20)],
            "round the median to a multiple of to_nearest, whatever that is",
            to_nearest=10,
        ),
        _grouped(
            "without to_nearest",
            [(0, 1, 28.3, 28.3), (0, 1, None, 28.3)],
            "the median is rounded only where the caller asks for it",
        ),
        _grouped(
            "other columns, and groups that are words",
            [("port", "fore", 7.5, 7.5), ("port", "fore", None, 7.5)]
            + [("port", "aft", 80, 80), ("starboard", "fore", 9, 9)],
            "take the names of the columns from the arguments",
            names=("Side", "End", "Fare"),
        ),
        _grouped(
            "a group without any value",
            [(0, 1, 20, 20), (0, 3, None, None)],
            "there is no median, so the value stays missing",
        ),
        _grouped(
            "index labels that repeat",
            [(0, 1, 20, 20), (1, 1, None, 60), (0, 1, None, 20), (1, 1, 60, 60)],
            LABELS,
            index=[0, 1, 1, 0],
        ),
        _grouped("nothing is missing", [(0, 1, 20.4, 20.4), (1, 1, 3, 3)], NO_GAP),
        _grouped("an empty table", [], "an empty table comes back empty"),
    ]


def _column(
    about: str,
    pairs: list[tuple[Any, Any]],
    remedy: str,
    index: list[int] | None = None,
) -> Any:
    values = pd.Series([value for value, _ in pairs], index=index)
    shown = ["a missing value" if v is None else repr(v) for v, _ in pairs]
    expected = [value for _, value in pairs]
    return trying["Example"](about, (values,), shown, expected, remedy)


def most_frequent() -> list[Any]:
    return [
        _column(
            "a column of words",
            [("Q", "Q"), ("S", "S"), (None, "S"), ("C", "C"), ("S", "S")],
            "it is the one value that occurs most often; mode() gives a column, and"
            " fillna with a column goes by label: take its first",
        ),
        _column(
            "gaps below the first row",
            [("C", "C"), ("C", "C"), ("Q", "Q"), (None, "C"), (None, "C")],
            "mode() gives a column: take its first value, so that it fills any row",
        ),
        _column(
            "values that are equally frequent",
            [("S", "S"), ("C", "C"), (None, "C")],
            "of several, it is the first in sorted order, as the old line has it",
        ),
        _column(
            "numbers",
            [(3.0, 3), (3.0, 3), (1.0, 1), (None, 3)],
            "it is the value that occurs most often, whatever kind of value it is",
        ),
        _column(
            "index labels that repeat",
            [("S", "S"), (None, "S"), ("S", "S"), ("C", "C")],
            LABELS,
            index=[0, 1, 1, 0],
        ),
        _column("nothing is missing", [("S", "S"), ("C", "C")], NO_GAP),
    ]


def median() -> list[Any]:
    return [
        _column(
            "a column in which mean and median differ",
            [(7.0, 7), (8.5, 8.5), (90.0, 90), (None, 8.5)],
            "it is the median, and not the mean",
        ),
        _column(
            "an even number of values",
            [(7.0, 7), (None, 7.5), (8.0, 8)],
            "the median of two values lies between them",
        ),
        _column(
            "index labels that repeat",
            [(7.0, 7), (None, 7), (7.0, 7), (9.0, 9)],
            LABELS,
            index=[0, 1, 1, 0],
        ),
        _column("nothing is missing", [(7.25, 7.25), (0.0, 0)], NO_GAP),
    ]


EXAMPLES = {GROUPS: by_group, FREQUENT: most_frequent, MEDIAN: median}


def try_functions(names: dict[str, Any]) -> dict[str, Any]:
    try_function = trying["try_function"]
    tried = [try_function(names, name, make()) for name, make in EXAMPLES.items()]
    return {"functions": tried}


def uses(names: dict[str, Any]) -> dict[str, Any]:
    """Which features change once the functions fill gaps with something else."""
    marks = {
        GROUPS: lambda table, given: table.assign(
            Age=_in_gaps(table["Age"] + 1000, table["Age"], given["Age"])
        ),
        FREQUENT: lambda values, given: _in_gaps(_next_value(values), values, given),
        MEDIAN: lambda values, given: _in_gaps(values + 1000, values, given),
    }
    return {"depends": trying["columns_that_depend_on"](names, marks)}


def _in_gaps(others: pd.Series, values: pd.Series, given: pd.Series) -> pd.Series:
    """The values, with others in their place wherever one was missing."""
    return values.mask(given.isna().to_numpy(), others)


def _next_value(values: pd.Series) -> pd.Series:
    """Each value replaced by another one that occurs in the column."""
    known = sorted(values.dropna().unique())
    return values.map(dict(zip(known, known[1:] + known[:1])))
