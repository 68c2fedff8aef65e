"""Numbers that nobody has seen, for `categorize`; runs in the child process."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from runpy import run_path
from typing import Any

import pandas as pd

KATA = Path(__file__).parents[1]
trying = run_path(str(KATA / "trying.py"))

FUNCTION = "categorize"
NO_LOWER_END = "the first band has no lower end: the old lines ask for <= and no more"
ANOTHER_HAT = (
    "what lies above the last edge is in no band today, so it stays as it is. To give it"
    " a band is an improvement, and that is another hat: stage 16"
)


def _example(  # pylint: disable=too-many-arguments
    about: str,
    upper_edges: Sequence[float],
    bands: dict[float | None, float | None],
    remedy: str,
    *,
    index: list[int] | None = None,
    until: int = 0,
) -> Any:
    values = pd.Series(list(bands), index=index, dtype=None if bands else "float64")
    rows = ["a missing value" if value is None else str(value) for value in bands]
    return trying["Example"](
        f"{about}; upper edges {', '.join(str(edge) for edge in upper_edges)}",
        (values, upper_edges),
        rows,
        list(bands.values()),
        remedy,
        until=until,
    )


def examples() -> list[Any]:
    return [
        _example(
            "values inside the bands",
            [10, 20, 30],
            {5: 0, 15: 1, 25: 2},
            "bands are numbered from 0, in the order of their edges",
        ),
        *_edges(),
        *_beyond_the_edges(),
        _example(
            "edges so close that the number of a band lies in another band",
            [0.1, 0.2, 0.3, 5],
            {0.05: 0, 0.15: 1, 0.25: 2, 4: 3},
            "compare the values that came in, and not a column in which some have"
            " been replaced by the number of their band already",
        ),
        _example(
            "values far below the first edge",
            (-5, 5),
            {-1000: 0, -5: 0, -4.5: 1, 0: 1},
            NO_LOWER_END,
        ),
        _example(
            "edges below zero",
            (-30, -10, 0),
            {-31: 0, -30: 0, -29: 1, -5: 2, 0: 2},
            "edges may lie anywhere",
        ),
        *_missing(),
        *_labels(),
        _example("an empty column", [10, 20], {}, "an empty column comes back empty"),
    ]


def _edges() -> list[Any]:
    below = "an upper edge belongs to the band below it, as <= has it in the old lines"
    return [
        _example(
            "values on an edge, and just above it",
            (10, 20, 30),
            {10: 0, 10.001: 1, 20: 1, 20.5: 2, 30: 2},
            below,
        ),
        _example(
            "values on edges that are no whole numbers",
            [2.5, 6.25, 7.125, 9],
            {2.5: 0, 6.25: 1, 6.26: 2, 7.125: 2, 7.13: 3, 9.0: 3},
            below,
        ),
        _example("a single edge", [1], {1: 0, 0.5: 0}, "one edge makes one band"),
        _example(
            "seven edges",
            [3, 7, 8, 20, 21, 50, 100],
            {3: 0, 4: 1, 7.5: 2, 9: 3, 20.5: 4, 22: 5, 99: 6},
            "there are as many bands as edges, however many that are",
        ),
    ]


def _beyond_the_edges() -> list[Any]:
    infinite = "an infinite edge is an edge like any other"
    return [
        _example(
            "values above the last edge",
            [16, 32, 48, 64],
            {64: 3, 65: 65, 66: 66, 80: 80},
            ANOTHER_HAT,
            until=12,
        ),
        _example(
            "values far above the last edge, and close to it",
            [0.5, 1.5],
            {0.2: 0, 1.5: 1, 1.6: 1.6, 3: 3, 900.25: 900.25, 2e6: 2e6},
            ANOTHER_HAT,
            until=12,
        ),
        _example("zero and less", [10, 20], {0: 0, -3: 0, 12: 1}, NO_LOWER_END),
        _example(
            "a last band without an end",
            [7.91, 14.454, 31, math.inf],
            {0.0: 0, 7.91: 0, 14.4542: 2, 31.0: 2, 512.3292: 3},
            infinite,
            until=12,
        ),
        _example(
            "a single band without any end",
            (math.inf,),
            {-2: 0, 0: 0, 1e6: 0},
            infinite,
            until=12,
        ),
    ]


def _missing() -> list[Any]:
    stays = "what is missing stays missing: it is in no band"
    return [
        _example("a missing value", [10, 20], {5: 0, None: None, 15: 1}, stays),
        _example(
            "a missing value beside a last band without an end",
            [4, math.inf],
            {7: 1, None: None, 2.5: 0},
            stays,
            until=12,
        ),
    ]


def _labels() -> list[Any]:
    keep = (
        "labels 0 to 417 stand twice after stacking: the column that comes back has to"
        " have the labels of the one that came in"
    )
    return [
        _example(
            "index labels that repeat",
            [10, 20, 30],
            {25: 2, 5: 0, 15: 1, 28: 2},
            keep,
            index=[0, 1, 0, 1],
        ),
        _example(
            "index labels that repeat, in no order",
            [1, 2],
            {1.5: 1, 0.5: 0, 2: 1, 1: 0},
            keep,
            index=[5, 5, -1, 3],
        ),
    ]


EXAMPLES = {FUNCTION: examples}
MARKS = {FUNCTION: lambda bands, _: bands + 100}
FEATURES = {FUNCTION: ["Age", "Fare"]}


def try_functions(names: dict[str, Any]) -> dict[str, Any]:
    return trying["try_all"](names, __file__)


def uses(_: dict[str, Any]) -> dict[str, Any]:
    """Which features change once every band has another number."""
    return run_path(str(KATA / "calls.py"))["columns_that_depend_on"](MARKS, __file__)
