"""A function is judged by the tables which it refuses, and by those which it accepts."""

from __future__ import annotations

from contextlib import ExitStack

import pytest
import toy

from drydock.errors import CheckFailed, Told, WorkbookBroken
from drydock.judging.own_test_judgement import Bench
from drydock.judging.table_checks import TABLES, tables_offered
from drydock.sandbox.crew import Crew
from drydock.sandbox.warm import client
from drydock.workbook.house import House
from drydock.workbook.workspace import Workspace

GIVEN = """
import pandas as pd

def give(data, work):
    assert data.name == work.name == "toy"
    return (pd.DataFrame({"months": [12, 24], "price": [1.0, 2.0]}),)
"""
RIGHT = '"""Next month\'s rows, {0}."""\n\n\ndef make(table):\n    return {1}\n'
WRONG = '"""{0} got through."""\n\nFAULT{1}\n\n\ndef make(table):\n    return {2}\n'
FILES = {
    "given.py": GIVEN,
    "right_tables/one_row.py": RIGHT.format("one", "table.head(1)"),
    "wrong_tables/no_months.py": WRONG.format(
        "A table without months", ' = "months"', 'table.drop(columns="months")'
    ),
    "wrong_tables/below_zero.py": WRONG.format(
        "A price below zero", ' = ("price", "prices")', "table.assign(price=-1.0)"
    ),
    "wrong_tables/both.py": WRONG.format(
        "Two faults", 'S = ("months", ("price", "prices"))', "-table"
    ),
}
GOOD = """
def validate(table):
    if "months" not in table:
        raise KeyError("there are no months")
    found = [name for name in ("months", "price") if (table[name] < 0).any()]
    if found:
        raise ValueError(f"below zero: {found}")
    return table
"""
LIKE_PANDERA = """
class SchemaErrors(Exception):
    def __init__(self, table, failures):
        super().__init__(str(list(table.columns)))
        self.data = table
        self.failure_cases = failures

def validate(table):
    import pandas as pd
    if "months" not in table:
        raise SchemaErrors(table, pd.DataFrame(
            {"index": [None], "failure_case": ["months"], "column": [None], "check": ["there"]}))
    low = table.columns[(table < 0).any()]
    if len(low):
        raise SchemaErrors(table, pd.DataFrame(
            {"index": 0, "failure_case": -1, "column": low, "check": "positive"}))
"""


@pytest.fixture(name="house")
def _house(house: House) -> House:
    toy.write(house.stage("1").tests, FILES)
    return house


def _told(house: House, contract: str, seconds: float = 5) -> list[Told | None]:
    """What the two parts tell of a contract: of right tables, and of wrong ones."""
    toy.write(house.exercise("toy"), {"contract.py": contract})
    work = Workspace(house.stage("1"), house.exercise("toy"))
    found: list[Told | None] = []
    with Crew() as crew, ExitStack() as stack:
        offered = tables_offered(
            Bench(work, crew, stack, 30), "contract.validate", seconds
        )
        for part in TABLES.functions:
            try:
                part(offered)
                found.append(None)
            except Told as told:
                found.append(told)
    return found


LISTS_ALL = """
def validate(table):
    if "months" not in table or (table < 0).any(axis=None):
        raise ValueError("bad table, with months and price")
"""
GOOD_AND_LISTS_ALL = GOOD.replace("{found}", "{found}; a table has months and price")


@pytest.mark.parametrize("contract", [GOOD, LIKE_PANDERA, GOOD_AND_LISTS_ALL])
@pytest.mark.parametrize("can_fork", sorted({client.CAN_FORK, False}))
def test_who_refuses_what_is_wrong_and_says_why_passes(
    house: House, contract: str, can_fork: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "CAN_FORK", can_fork)
    assert _told(house, contract) == [None, None]


def _found(house: House, contract: str, seconds: float = 5) -> list[str]:
    return [told.found if told else "" for told in _told(house, contract, seconds)]


@pytest.mark.parametrize(
    ("contract", "of_right", "of_wrong"),
    [
        ("def validate(table):\n    pass\n", [], [
            "3 not as expected.",
            "A table without months got through.", "Two faults got through."]),
        (GOOD.replace("[name for", "next(name for").replace(".any()]", ".any())"),
         ["It does not refuse, it breaks (the table as it is given): StopIteration"],
         ["1 not as expected.",
          "Refused, but price is not named (both): ValueError: below zero: months."]),
        (GOOD.replace("    return table", "    if len(table) < 2:\n"
         "        raise ValueError('too few')"),
         ["1 not as expected.",
          "Refused, though it is right (Next month's rows, one): ValueError: too few"],
         []),
        (GOOD.replace('("months", "price")', '("months", "price")[::-1]').replace(
            "{found}", "{found[0]}"), [],
         ["1 not as expected.",
          "Refused, but months is not named (both): ValueError: below zero: price"]),
        ("def validate(table):\n    raise Exception('no good')\n",
         ["2 not as expected."],
         ["3 not as expected.", "Refused, but price is not named (below zero)"]),
        (GOOD.replace('        raise KeyError("there are no months")', "        pass"), [],
         ["It does not refuse, it breaks (no months): KeyError: 'months', contract.py, line 5"]),
        ("import sys\n\ndef validate(table):\n    sys.exit()\n", ["it breaks"], ["SystemExit"]),
        (GOOD.replace("    return", "    table.loc[0, 'price'] = 7.0\n    return"),
         ["2 not as expected.",
          "It changes the table that it is given (the table as it is given)"], []),
        (LIKE_PANDERA.replace('["months"]', '["price"]'), [],
         ["1 not as expected.",
          "Refused, but months is not named (no months): SchemaErrors: there, price"]),
        (LISTS_ALL.replace("table, with months and price", "prices"), [],
         ["3 not as expected.", "Refused, but price is not named (below zero)"]),
        (LISTS_ALL, [],
         ["3 not as expected.",
          "Refused, but price is named whatever is wrong (below zero)",
          "Refused, but months and price are named whatever is wrong (both)"]),
        (LIKE_PANDERA.replace("low = table.columns[(table < 0).any()]", "low = table.columns")
         .replace("if len(low)", "if (table < 0).any(axis=None)")
         .replace('["months"], "column": [None], "check": ["there"]',
                  '[1, 2], "column": ["months", "price"], "check": "positive"')
         .replace('[None], "fail', '0, "fail'), [],
         ["3 not as expected.",
          "Refused, but price is named whatever is wrong (below zero)"]),
    ],
)  # fmt: skip
def test_what_is_told(
    house: House, contract: str, of_right: list[str], of_wrong: list[str]
) -> None:
    for found, parts in zip(_found(house, contract), (of_right, of_wrong)):
        assert bool(found) == bool(parts), found
        assert all(part in found for part in parts), found


def test_a_table_that_takes_too_long_is_told(house: House) -> None:
    endless = "def validate(table):\n    while len(table) == 1: pass\n"
    found = _found(house, endless, 0.5)
    assert "It takes longer than 0.5 seconds (one row)." in found[0]
    assert not found[1]  # nothing was asked any more


def test_a_module_that_stops_and_a_function_that_is_missing_are_told(
    house: House,
) -> None:
    for contract, part in [("1 / 0\n", "contract.py"), ("x = 1\n", "no such function")]:
        for told in _told(house, contract):
            assert isinstance(told, CheckFailed) and part in str(told)


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({"wrong_tables/both.py": WRONG.format("Nothing", " = 'x'", "table.copy()")},
         "both.py: make returns no table, or the given one"),
        ({"right_tables/one_row.py": '"""It is."""\n'}, "one_row.py: it has no function make"),
        ({"right_tables/one_row.py": RIGHT.format("one", "table['no']")}, "one_row.py: KeyError"),
        ({"given.py": "x = 1\n"}, "given.py: it has no function give"),
    ],
)  # fmt: skip
def test_a_file_that_makes_nothing_is_the_authors_fault(
    house: House, files: dict[str, str], found: str
) -> None:
    toy.write(house.stage("1").tests, files)
    for told in _told(house, GOOD):
        assert isinstance(told, WorkbookBroken) and found in told.found, told
