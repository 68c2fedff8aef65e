"""Columns with gaps, for the functions that fill them; runs in the child process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from runpy import run_path
from typing import Any

import pandas as pd

KATA = Path(__file__).parents[1]
trying = run_path(str(KATA / "trying.py"))

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


def _grouped(  # pylint: disable=too-many-arguments
    about: str,
    rows: list[Row],
    remedy: str,
    *,
    names: tuple[str, str, str] = ("Sex", "Pclass", "Age"),
    index: list[int] | None = None,
    by: list[str] | None = None,
    also: dict[str, list[Any]] | None = None,
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
        (
            table.assign(Name="Lund, Mr. Per", **(also or {})),
            column,
            by or [first, second, *(also or {})],
        ),
        shown,
        [row[3] for row in rows],
        remedy,
        column,
        options,
    )


def _groups_without_any_value() -> list[Any]:
    stays = "there is no median, so the value stays missing"
    return [
        _grouped(
            "a group without any value", [(0, 1, 20, 20), (0, 3, None, None)], stays
        ),
        _grouped(
            "a group without any value, and to_nearest=0.5",
            [(0, 1, 20.3, 20.3), (0, 1, None, 20.5), (0, 3, None, None)]
            + [(1, 1, None, None), (1, 1, None, None)],
            stays,
            to_nearest=0.5,
        ),
        _grouped(
            "no group has any value, and to_nearest=5",
            [(0, 1, None, None), (0, 2, None, None)],
            stays,
            to_nearest=5,
        ),
    ]


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
            "it is the median: not the mean, and not rounded",
        ),
        _grouped(
            "to_nearest=0.5",
            [(0, 1, 0.42, 0.42), (0, 1, 28.3, 28.3), (0, 1, 41.1, 41.1)]
            + [(0, 1, None, 28.5)],
            "the median is rounded, and what was known is not: as in the old lines",
            to_nearest=0.5,
        ),
        _grouped(
            "to_nearest=0.5, in another group",
            [(1, 3, 16.5, 16.5), (1, 3, 17.0, 17.0), (1, 3, None, 17.0), (0, 3, 2, 2)],
            "the median is rounded to a multiple of to_nearest",
            to_nearest=0.5,
        ),
        _grouped(
            "to_nearest=0.25",
            [(1, 3, 5.1, 5.1), (1, 3, None, 5.0), (0, 1, 7.9, 7.9), (0, 1, None, 8.0)],
            "round the median to a multiple of to_nearest, whatever that is",
            to_nearest=0.25,
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
        *_groups_without_any_value(),
        _grouped(
            "more gaps than values",
            [(0, 1, None, 31), (0, 1, 30, 30), (0, 1, None, 31), (0, 1, 32, 32)]
            + [(0, 1, None, 31), (1, 2, None, 7), (1, 2, None, 7), (1, 2, 7, 7)],
            "each gap becomes the median of its group, however many there are",
        ),
        _grouped(
            "three columns to group by",
            [("a", "x", 1, 1), ("a", "x", 5, 5), ("b", "x", 9, 9), ("b", "x", 3, 3)]
            + [("a", "x", None, 5), ("b", "x", None, 9)],
            "a group are those who are equal in all the columns given",
            names=("Deck", "Side", "Height"),
            also={"Class": [1, 2, 1, 2, 2, 1]},
        ),
        _grouped(
            "one column to group by",
            [
                (0, 1, 4, 4),
                (0, 2, 8, 8),
                (0, 3, None, 6),
                (1, 1, 1, 1),
                (1, 2, None, 1),
            ],
            "a group are those who are equal in all the columns given, and in no other",
            by=["Sex"],
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
            "other values that are equally frequent",
            [(None, "b"), ("d", "d"), ("c", "c"), ("b", "b"), ("d", "d"), ("b", "b")],
            "of several, it is the first in sorted order, as the old line has it",
        ),
        _column(
            "more gaps than any value",
            [(None, "Q"), ("Q", "Q"), (None, "Q"), ("S", "S"), ("Q", "Q"), (None, "Q")],
            "a gap is no value: the most frequent is one of those that are there",
        ),
        _column(
            "numbers that are equally frequent",
            [(10.0, 10), (9.0, 9), (None, 9)],
            "of several, it is the first in sorted order: 9 comes before 10",
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
            "it is the median: not the mean, and not rounded",
        ),
        _column(
            "an even number of values",
            [(7.0, 7), (None, 7.5), (8.0, 8)],
            "the median of two values lies between them",
        ),
        _column(
            "more gaps than values",
            [(None, 3.5), (3.5, 3.5), (None, 3.5), (None, 3.5), (40.0, 40), (1.0, 1)],
            "the median is that of the values that are there",
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
    return trying["try_all"](names, __file__)


def uses(_: dict[str, Any]) -> dict[str, Any]:
    """Which features change once the functions fill gaps with something else, which are
    learned from the test passengers too, and whether ages were cut before they were
    filled."""
    given_ages: list[float] = []

    def shift_ages(table: pd.DataFrame, given: pd.DataFrame) -> pd.DataFrame:
        given_ages.extend(given["Age"].dropna())
        return table.assign(
            Age=_in_gaps(table["Age"] + 1000, table["Age"], given["Age"])
        )

    marks = {
        GROUPS: shift_ages,
        FREQUENT: lambda values, given: _in_gaps(_next_value(values), values, given),
        MEDIAN: lambda values, given: _in_gaps(values + 1000, values, given),
    }
    calls = run_path(str(KATA / "calls.py"))
    found = calls["columns_that_depend_on"](marks, __file__)
    are_cut = bool(given_ages) and all(age % 1 == 0 for age in given_ages)
    return found | {"ages_are_cut": are_cut, "leaks": _leaks(calls["features"])}


def _leaks(features: Callable[[], dict[str, list[Any]]]) -> list[str]:
    """The features in which a training passenger changes with the test passengers, in
    files that are made for it: each median lies where the test passengers push it."""
    data = Path.cwd().parents[1] / "data" / KATA.name
    train = pd.read_csv(data / "train.csv")
    test = pd.read_csv(data / "test.csv")
    in_group = train[train["Age"].notna()].groupby(["Sex", "Pclass"]).cumcount()
    even = pd.Series(range(len(train))) % 2 == 0
    train["Age"] = train["Age"].mask(in_group.reindex(train.index) % 2 == 0, 10.0)
    train["Age"] = train["Age"].mask(train["Age"].notna() & (train["Age"] != 10), 50.0)
    train["Fare"] = even.map({True: 5.0, False: 20.0})
    train.loc[0, "Fare"] = None
    port = even.map({True: "S", False: "C"})
    train["Embarked"] = train["Embarked"].where(train["Embarked"].isna(), port)
    train.to_csv(data / "train.csv", index=False)
    found = []
    for age, fare, other in ((1.0, 1.0, "S"), (79.0, 500.0, "C")):
        table = test.assign(
            Age=test["Age"].where(test["Age"].isna(), age), Fare=fare, Embarked=other
        )
        table.to_csv(data / "test.csv", index=False)
        found.append(features())
    one, another = found[0], found[1]
    return [
        name for name in one if one[name][: len(train)] != another[name][: len(train)]
    ]


def _in_gaps(others: pd.Series, values: pd.Series, given: pd.Series) -> pd.Series:
    """The values, with others in their place wherever one was missing."""
    return values.mask(given.isna().to_numpy(), others)


def _next_value(values: pd.Series) -> pd.Series:
    """Each value replaced by another one that occurs in the column."""
    known = sorted(values.dropna().unique())
    return values.map(dict(zip(known, known[1:] + known[:1])))
