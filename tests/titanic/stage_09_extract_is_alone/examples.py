"""Passengers that nobody has seen, for `add_is_alone`; runs in the child process."""

from __future__ import annotations

from pathlib import Path
from runpy import run_path
from typing import Any

import pandas as pd

KATA = Path(__file__).parents[1]
trying = run_path(str(KATA / "trying.py"))

FUNCTION = "add_is_alone"
Family = tuple[int | None, int | None]


def _example(
    about: str,
    families: list[tuple[Family, int]],
    remedy: str,
    index: list[int] | None = None,
) -> Any:
    pairs = [pair for pair, _ in families]
    table = pd.DataFrame(pairs, columns=["SibSp", "Parch"], index=index)
    rows = [f"SibSp {_shown(one)}, Parch {_shown(other)}" for one, other in pairs]
    return trying["Example"](
        about,
        (table.assign(Name="Lund, Mr. Per", Pclass=3, Age=30.5),),
        rows,
        [alone for _, alone in families],
        remedy,
        "IsAlone",
    )


def _shown(number: int | None) -> str:
    return "missing" if number is None else str(number)


def examples() -> list[Any]:
    return [
        _example(
            "passengers with and without family",
            [((0, 0), 1), ((1, 0), 0), ((0, 1), 0), ((2, 3), 0), ((8, 0), 0)],
            "alone means: no siblings, no spouse, no parents and no children; and the"
            " column holds the numbers 1 and 0",
        ),
        _example(
            "passengers with one relative, and with many",
            [((0, 2), 0), ((0, 9), 0), ((3, 0), 0), ((1, 1), 0), ((5, 4), 0)],
            "alone means: no siblings, no spouse, no parents and no children",
        ),
        _example(
            "passengers who are all alone",
            [((0, 0), 1), ((0, 0), 1)],
            "look at each row by itself, not at the whole column",
        ),
        _example(
            "a missing number",
            [((None, 0), 0), ((0, None), 0), ((0, 0), 1)],
            "nobody knows whether that passenger is alone: the old lines give 0",
        ),
        _example(
            "two missing numbers, and one missing beside a family",
            [((None, None), 0), ((None, 2), 0), ((1, None), 0), ((0, 0), 1)],
            "where a number is missing, the old lines give 0, whatever the other one is",
        ),
        _example(
            "index labels that repeat",
            [((0, 0), 1), ((1, 0), 0), ((0, 2), 0), ((0, 0), 1)],
            "labels 0 to 417 stand twice after stacking: keep the index as it is",
            index=[0, 1, 0, 1],
        ),
        _example(
            "index labels in no order",
            [((2, 0), 0), ((0, 0), 1), ((0, 1), 0)],
            "keep the index as it is, whatever labels it has",
            index=[9, 4, -2],
        ),
        _example("an empty table", [], "an empty table comes back empty"),
    ]


EXAMPLES = {FUNCTION: examples}
MARKS = {FUNCTION: lambda table, _: table.assign(IsAlone=table["IsAlone"] + 100)}
FEATURES = {FUNCTION: ["IsAlone"]}


def try_functions(names: dict[str, Any]) -> dict[str, Any]:
    return trying["try_all"](names, __file__)


def uses(_: dict[str, Any]) -> dict[str, Any]:
    """Which features change once everybody's answer is another one."""
    return run_path(str(KATA / "calls.py"))["columns_that_depend_on"](MARKS, __file__)
