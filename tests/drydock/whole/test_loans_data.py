"""The two files of the loans are what their README says of them."""

from __future__ import annotations

from functools import cache

import pandas as pd

from drydock.workbook.house import HERE

LOANS = HERE.root / "data" / "loans"
KEY = ["duration", "amount", "age"]
EXCHANGED = {"people_liable": {1: 2, 2: 1}, "foreign_worker": {1: 2, 2: 1}}


@cache
def _header() -> list[str]:
    return (LOANS / "header.txt").read_text("utf-8").split()


@cache
def _statlog() -> pd.DataFrame:
    return pd.read_csv(LOANS / "german.data", sep=" ", names=_header())


@cache
def _corrected() -> pd.DataFrame:
    table = pd.read_csv(LOANS / "SouthGermanCredit.asc", sep=" ")
    return table.set_axis(_header(), axis=1)


def _number(codes: pd.Series) -> pd.Series:
    """`A410` is 10, `A11` is 1: the attribute's own number is taken off."""
    if pd.api.types.is_numeric_dtype(codes):
        return codes
    width = min(codes.str.len()) - 1
    return codes.str[width:].astype(int)


def test_both_files_hold_a_thousand_loans_of_which_700_were_repaid() -> None:
    for table, bad in ((_statlog(), 2), (_corrected(), 0)):
        assert table.shape == (1000, 21)
        assert table["credit_risk"].value_counts().to_dict() == {1: 700, bad: 300}
        assert not table.duplicated(KEY).any()
        assert not table.isna().any(axis=None)


def test_the_ranges_in_the_readme_are_those_of_the_file() -> None:
    readme = (LOANS / "README.md").read_text("utf-8")
    for column in KEY:
        [line] = [row for row in readme.splitlines() if row.startswith(f"| `{column}`")]
        values = _statlog()[column]
        assert line.endswith(f"| {values.min()} to {values.max()} |")


def test_the_codes_say_the_same_but_for_four_attributes() -> None:
    both = _statlog().merge(_corrected(), on=KEY, suffixes=("", " corrected"))
    assert len(both) == 990
    agree = {}
    for column in set(_header()) - {*KEY, "credit_risk"}:
        codes = _number(both[column]).replace(EXCHANGED.get(column, {}))
        agree[column] = int((codes == both[f"{column} corrected"]).sum())
    assert {column: rows for column, rows in agree.items() if rows != 990} == {
        "housing": 989,
        "other_installment_plans": 956,
        "foreign_worker": 980,
    }


def test_every_code_of_the_corrected_file_has_a_meaning() -> None:
    codes = pd.read_csv(LOANS / "corrected_codes.csv")
    assert not codes.duplicated(["column", "code"]).any()
    assert not codes.duplicated(["column", "meaning"]).any()
    assert list(dict.fromkeys(codes["column"])) == [
        column for column in _header() if column not in KEY
    ]
    for column, own in codes.groupby("column"):
        assert set(_corrected()[column]) <= set(own["code"])
