"""Passengers that nobody has seen, for `add_derived_title`; runs in the child process."""

from __future__ import annotations

import math
from pathlib import Path
from runpy import run_path
from typing import Any

import pandas as pd

KATA = Path(__file__).parents[1]
trying = run_path(str(KATA / "trying.py"))

FUNCTION = "add_derived_title"
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
    rows = [repr(n) if isinstance(n, str) else "a missing name" for n in names]
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
        *_without_a_listed_title(),
        *_several_words(),
        _example(
            "index labels that repeat",
            {"Lund, Miss. Ida": 2, "Holm, Mr. Per": 1, "Dahl, Rev. Jon": 5},
            "labels 0 to 417 stand twice after stacking: keep the index as it is",
            index=[0, 1, 0],
        ),
        _example(
            "index labels in no order",
            {"Moen, Master. Jon": 4, "Lie, Mme. Eva": 3, "Eide, Mr. Ola": 1, "Nes": 0},
            "keep the index as it is, whatever labels it has",
            index=[7, 3, 3, -1],
        ),
        _example("an empty table", {}, "an empty table comes back empty"),
    ]


def _without_a_listed_title() -> list[Any]:
    as_before = (
        "what is in no list becomes 0, as the old lines have it, also where there is no"
        " title at all"
    )
    nameless = "where there is no name there is no title: 0, as the old lines have it"
    return [
        _example(
            "titles that nobody has listed, and names without one",
            {"Lund, Prof. Ida": 0, "Lund, Ida": 0, "Ida": 0, "": 0},
            as_before,
        ),
        _example(
            "other titles that nobody has listed",
            {
                "Berg, Sra. Eva": 0,
                "Vik, Father. Jon": 0,
                "Lie, X. Ola": 0,
                "Nes, Mr Jon": 0,
            },
            as_before,
        ),
        _example(
            "titles that begin as a listed one does",
            {"Moen, Drs. Eva": 0, "Holm, Donna. Ida": 0, "Bakke, Misses. Lund": 0},
            "compare the whole word with the listed ones: Drs is not Dr",
        ),
        _example(
            "titles in capital or in small letters",
            {
                "Berg, MR. Per": 0,
                "Os, mr. Jon": 0,
                "Vik, miss. Eva": 0,
                "Lie, dr. Ola": 0,
                "Nes, Mrs. Eva": 3,
            },
            "upper and lower case count, as in the old lines: what is spelled otherwise is"
            " in no list",
        ),
        _example("a missing name", {"Lund, Miss. Ida": 2, None: 0}, nameless),
        _example(
            "a missing name that stands as NaN",
            {math.nan: 0, "Holm, Col. Per": 5, "Dahl, Mr. Jon": 1},
            nameless,
        ),
    ]


def _several_words() -> list[Any]:
    first = (
        "the title is the first word that has a space before it and a full stop after"
        " it: the old line finds it so"
    )
    one_word = (
        "the title is one word, right before the full stop: the old line finds it so"
    )
    return [
        _example(
            "names with several full stops",
            {
                "Lund, Mrs. Ida (Eva M. Holm)": 3,
                "Lund, Dr. Per Jr.": 5,
                "Lund, Mr. Per (Capt. Lund)": 1,
                "St. Lund, Miss. Ida": 2,
            },
            first,
        ),
        _example(
            "other names with several full stops",
            {
                "Mt. Berg, Master. Ola": 4,
                "Dr. Vik, Mrs. Eva": 3,
                "Moen, Ms. Eva and Rev. Jon": 2,
                "Strand, Prof. Dr. Per": 0,
                "Mr. Per Nes": 0,
            },
            first,
        ),
        _example(
            "words without a space before them",
            {"Lund,Mr. Ida": 0, "Holm, (Dr. Per)": 0, "Eide, Mrs. Ola(Rev. Jon)": 3},
            "the title has a space before it: the old line finds it so",
        ),
        _example(
            "a title that is not the first word after the comma",
            {"Lund, the Countess. of (Ida)": 5},
            one_word,
        ),
        _example(
            "titles after other words",
            {
                "Holm, the very Rev. Jon": 5,
                "Dahl, his son Master. Per": 4,
                "Berg, widow of Mr. Ola": 1,
                "Vik, our dear old Mlle. Eva": 2,
                "Haug von Eide, Lady. Eva": 5,
                "Bakke Mrs. Eva": 3,
            },
            one_word,
        ),
        _example(
            "a full stop without a space behind it",
            {
                "Moen, Mr.Per": 1,
                "Strand, Mrs.": 3,
                "Lie, the Don.": 5,
                "Nes, Ms.(Eva)": 2,
            },
            "after the title there is a full stop, and anything or nothing behind it: the"
            " old line asks for no space there",
        ),
    ]


EXAMPLES = {FUNCTION: examples}
MARKS = {FUNCTION: lambda table, _: table.assign(Title=table["Title"] + 100)}
FEATURES = {FUNCTION: ["Title"]}


def try_functions(names: dict[str, Any]) -> dict[str, Any]:
    return trying["try_all"](names, __file__)


def uses(_: dict[str, Any]) -> dict[str, Any]:
    """Which features change once every title's code is another one."""
    return run_path(str(KATA / "calls.py"))["columns_that_depend_on"](MARKS, __file__)
