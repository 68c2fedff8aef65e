"""What `load_data` does with other files, and what the two functions return.

The files are those of the scratch tree in which the work is tried: a copy.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from drydock.errors import CheckFailed

TARGET = "credit_risk"
FILES: dict[str, Callable[[pd.DataFrame], pd.DataFrame]] = {
    "amounts in pfennig": lambda loans: loans.assign(amount=loans["amount"] * 100),
    "a purpose A4X": lambda loans: loans.assign(purpose="A4X"),
    "a loan that is there twice": lambda loans: pd.concat([loans, loans.tail(1)]),
}


def tried(names: dict[str, Any]) -> dict[str, Any]:
    """names: those of training.py. Gives "passed", the bad files that `load_data` has let
    through; "differs", what the good one has become, if it is not as before; and "lost",
    the functions of the contract that do not return the table they are given.
    """
    load_data = names.get("load_data")
    if not callable(load_data):
        raise CheckFailed(
            expected="training.py has a function load_data",
            found="there is no such function",
            remedy="bring it back: tests, evaluation and report read the loans with it",
        )
    file = Path.cwd().parents[1] / "data" / "loans" / "german.data"
    header = file.with_name("header.txt").read_text("utf-8").split()
    good = file.read_bytes()
    loans = pd.read_csv(file, sep=" ", names=header)
    passed = []
    for what, spoil in FILES.items():
        spoil(loans).to_csv(file, sep=" ", header=False, index=False)
        if _lets_through(load_data):
            passed.append(what)
    file.write_bytes(good)
    return {
        "passed": passed,
        "differs": _difference(load_data(), loans),
        "lost": list(_not_returned(loans)),
    }


def _lets_through(load_data: Callable[[], Any]) -> bool:
    try:
        load_data()
    except Exception:  # pylint: disable=broad-exception-caught
        return False
    return True


def _not_returned(loans: pd.DataFrame):
    """The functions of the contract that do not give back what they are given."""
    contract = importlib.import_module("contract")
    given = {"validate_loans": loans, "validate_applicants": loans.drop(columns=TARGET)}
    for name, table in given.items():
        function = getattr(contract, name, None)
        if callable(function) and _difference(function(table.copy()), table):
            yield name


def _difference(found: Any, table: pd.DataFrame) -> str:
    """In what something is not the table, in a few words; types do not count."""
    if not isinstance(found, pd.DataFrame):
        return f"{type(found).__name__} and no table"
    if list(found.columns) != list(table.columns):
        return "a table with other columns"
    if len(found) != len(table):
        return f"{len(found):,} rows, and not {len(table):,}"
    pairs = zip(found.astype(object).to_numpy(), table.astype(object).to_numpy())
    same = all((one == other).all() for one, other in pairs)
    return "" if same else "a table with other values"
