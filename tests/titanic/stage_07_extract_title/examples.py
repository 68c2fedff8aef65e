"""Passengers that nobody has seen, for `add_derived_title`; runs in the child process."""

from __future__ import annotations

from pathlib import Path
from runpy import run_path
from typing import Any

import pandas as pd

trying = run_path(str(Path(__file__).parents[1] / "trying.py"))

RARE = "Lady Countess Capt Col Don Dr Major Rev Sir Jonkheer Dona".split()
SURNAMES = "Lund Holm Dahl Berg Vik Moen Strand Lie Bakke Haug Eide Nes".split()
CODES = {"Mr": 1, "Miss": 2, "Mrs": 3, "Master": 4, "Mlle": 2, "Ms": 2, "Mme": 3}


def _passengers(names: list[Any], index: list[int] | None = None) -> pd.DataFrame:
    """Passengers with these names, and two columns that have nothing to do with it."""
    ages = [20.5 + number for number in range(len(names))]
    table = pd.DataFrame({"Name": names, "Age": ages, "Pclass": 3}, index=index)
    return table.astype({"Name": "str"}) if not names else table


def _example(
    about: str, codes: dict[Any, int], remedy: str, index: list[int] | None = None
) -> Any:
    names = list(codes)
    rows = ["a missing name" if name is None else repr(name) for name in names]
    arguments = (_passengers(names, index),)
    expected = list(codes.values())
    return trying["Example"](about, arguments, rows, expected, remedy, "Title")


def _surnames(titles: list[str]) -> list[str]:
    pairs = zip(SURNAMES, titles, strict=False)
    return [f"{surname}, {title}. Ida" for surname, title in pairs]


def examples() -> list[Any]:
    common = _surnames(list(CODES))
    return [
        _example(
            "names with common titles",
            dict(zip(common, CODES.values())),
            "compare your codes with the ones in the old lines: git diff shows them",
        ),
        _example(
            "names with rare titles",
            dict.fromkeys(_surnames(RARE), 5),
            "compare your list of rare titles with the old one: git diff shows it",
        ),
        _example(
            "titles that nobody has listed, and names without one",
            {"Lund, Prof. Ida": 0, "Lund, Ida": 0, "Ida": 0, "": 0},
            "what is in no list becomes 0, as the old lines have it, also where there is"
            " no title at all",
        ),
        _example(
            "a missing name",
            {"Lund, Miss. Ida": 2, None: 0},
            "where there is no name there is no title: 0, as the old lines have it",
        ),
        _example(
            "names with several full stops",
            {
                "Lund, Mrs. Ida (Eva M. Holm)": 3,
                "Lund, Dr. Per Jr.": 5,
                "Lund, Mr. Per (Capt. Lund)": 1,
                "St. Lund, Miss. Ida": 2,
            },
            "the title is the first word that has a space before it and a full stop"
            " after it: the old line finds it so",
        ),
        _example(
            "a title that is not the first word after the comma",
            {"Lund, the Countess. of (Ida)": 5},
            "the title is one word; the old line finds it so",
        ),
        _example(
            "index labels that repeat",
            {"Lund, Miss. Ida": 2, "Holm, Mr. Per": 1, "Dahl, Rev. Jon": 5},
            "labels 0 to 417 stand twice after stacking: keep the index as it is",
            index=[0, 1, 0],
        ),
        _example("an empty table", {}, "an empty table comes back empty"),
    ]


def try_functions(names: dict[str, Any]) -> dict[str, Any]:
    return {
        "functions": [trying["try_function"](names, "add_derived_title", examples())]
    }


def uses(names: dict[str, Any]) -> dict[str, Any]:
    """Which features change once every title's code is another one."""
    marks = {
        "add_derived_title": lambda table, _: table.assign(Title=table["Title"] + 100)
    }
    return {"depends": trying["columns_that_depend_on"](names, marks)}
