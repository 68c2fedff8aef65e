"""Numbers that nobody has seen, for `categorize`; runs in the child process."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from runpy import run_path
from typing import Any

import pandas as pd

trying = run_path(str(Path(__file__).parents[1] / "trying.py"))

FUNCTION = "categorize"
ANOTHER_HAT = (
    "what lies above the last edge is in no band today, so it stays as it is. To give it"
    " a band is an improvement, and that is another hat: stage 12"
)


def _example(
    about: str,
    upper_edges: Sequence[float],
    bands: dict[float | None, float | None],
    remedy: str,
    index: list[int] | None = None,
) -> Any:
    values = pd.Series(list(bands), index=index, dtype=None if bands else "float64")
    rows = ["a missing value" if value is None else str(value) for value in bands]
    return trying["Example"](
        f"{about}; upper edges {', '.join(str(edge) for edge in upper_edges)}",
        (values, upper_edges),
        rows,
        list(bands.values()),
        remedy,
    )


def examples() -> list[Any]:
    return [
        _example(
            "values inside the bands",
            [10, 20, 30],
            {5: 0, 15: 1, 25: 2},
            "bands are numbered from 0, in the order of their edges",
        ),
        _example(
            "values on an edge, and just above it",
            (10, 20, 30),
            {10: 0, 10.001: 1, 20: 1, 20.5: 2, 30: 2},
            "an upper edge belongs to the band below it, as <= has it in the old lines",
        ),
        _example(
            "values above the last edge",
            [16, 32, 48, 64],
            {64: 3, 65: 65, 66: 66, 80: 80},
            ANOTHER_HAT,
        ),
        _example(
            "zero and less",
            [10, 20],
            {0: 0, -3: 0, 12: 1},
            "the first band has no lower end: the old lines ask for <= and no more",
        ),
        _example(
            "a last band without an end",
            [7.91, 14.454, 31, math.inf],
            {0.0: 0, 7.91: 0, 14.4542: 2, 31.0: 2, 512.3292: 3},
            "an infinite edge is an edge like any other",
        ),
        _example("a single edge", [1], {1: 0, 0.5: 0}, "one edge makes one band"),
        _example(
            "edges so close that the number of a band lies in another band",
            [0.1, 0.2, 0.3, 5],
            {0.05: 0, 0.15: 1, 0.25: 2, 4: 3},
            "compare the values that came in, and not a column in which some have"
            " been replaced by the number of their band already",
        ),
        _example(
            "a missing value",
            [10, 20],
            {5: 0, None: None, 15: 1},
            "what is missing stays missing: it is in no band",
        ),
        _example(
            "index labels that repeat",
            [10, 20, 30],
            {25: 2, 5: 0, 15: 1, 99: 99},
            "labels 0 to 417 stand twice after stacking: the column that comes back has"
            " to have the labels of the one that came in",
            index=[0, 1, 0, 1],
        ),
        _example("an empty column", [10, 20], {}, "an empty column comes back empty"),
    ]


def try_functions(names: dict[str, Any]) -> dict[str, Any]:
    return {"functions": [trying["try_function"](names, FUNCTION, examples())]}


def uses(names: dict[str, Any]) -> dict[str, Any]:
    """Which features change once every band has another number."""
    marks = {FUNCTION: lambda bands, _: bands + 100}
    return {"depends": trying["columns_that_depend_on"](names, marks)}
