"""The data contract: what a table of loans looks like, in training and in serving, and what a
request to the service looks like, which is one row of it.

Ranges and codes are those that the bank names in data_dictionary.csv, and not those that
happen to occur in the loans of today.
"""

from pathlib import Path
from typing import Literal

import pandas as pd
import pandera.pandas as pa
from pandas.api.types import is_bool_dtype, is_numeric_dtype
from pydantic import ConfigDict, Field, create_model

TARGET = "credit_risk"
DICTIONARY = Path(__file__).resolve().parent / "data_dictionary.csv"

NUMBERS = {
    "duration": (4, 72),
    "amount": (250, 20_000),
    "installment_rate": (1, 4),
    "present_residence": (1, 4),
    "age": (18, 80),
    "number_credits": (1, 4),
    "people_liable": (1, 2),
}

NUMERIC = pa.Check(
    lambda values: is_numeric_dtype(values) and not is_bool_dtype(values),
    error="numbers and nothing else",
)


def _number(least, most):
    return pa.Column(checks=[NUMERIC, pa.Check.in_range(least, most)])


def _codes():
    """The codes of each attribute that is none of the numbers, nor the target."""
    dictionary = pd.read_csv(DICTIONARY, dtype=str)
    for name, own in dictionary.groupby("column", sort=False):
        if name not in [*NUMBERS, TARGET]:
            yield name, list(own["code"])


CODES = dict(_codes())
COLUMNS = {name: _number(*edges) for name, edges in NUMBERS.items()} | {
    name: pa.Column(checks=pa.Check.isin(codes)) for name, codes in CODES.items()
}
HAS_ROWS = pa.Check(lambda table: len(table) > 0, error="at least one row")
# Not `unique=` of the schema: that stops with another error where index labels repeat.
NO_ROW_TWICE = pa.Check(
    lambda table: not table.duplicated().any(), error="no row is there twice"
)

APPLICANTS = pa.DataFrameSchema(
    COLUMNS, strict=True, unique_column_names=True, checks=HAS_ROWS
)
LOANS = pa.DataFrameSchema(
    COLUMNS | {TARGET: pa.Column(checks=[NUMERIC, pa.Check.isin([1, 2])])},
    strict=True,
    unique_column_names=True,
    checks=[HAS_ROWS, NO_ROW_TWICE],
)

# A row as JSON. It is strict: "12" is text and no number, and other fields are refused.
Applicant = create_model(
    "Applicant",
    __config__=ConfigDict(extra="forbid", strict=True),
    **{
        name: (int, Field(ge=least, le=most)) for name, (least, most) in NUMBERS.items()
    },
    **{name: (Literal[tuple(codes)], ...) for name, codes in CODES.items()},
)


def validate_applicants(table):
    """The table, if it may be asked about; else pandera's SchemaErrors, with all faults."""
    return APPLICANTS.validate(table, lazy=True)


def validate_loans(table):
    """The table, if it may be learned from; else pandera's SchemaErrors, with all faults."""
    return LOANS.validate(table, lazy=True)
