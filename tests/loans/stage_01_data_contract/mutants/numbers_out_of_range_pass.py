"""A number out of its range got through, such as an age of 999."""

# pylint: disable=undefined-variable
from numbers import Real

import pandas as pd


def _with_numbers_in_range(table):
    """The same with each number that is out of range moved into it."""
    allowed = {
        "duration": (4, 72),
        "amount": (250, 20_000),
        "installment_rate": (1, 4),
        "present_residence": (1, 4),
        "age": (18, 80),
        "number_credits": (1, 4),
        "people_liable": (1, 2),
    }
    columns = {}
    for name in allowed.keys() & set(table.columns):
        least, most = allowed[name]
        values = [
            least if isinstance(one, Real) and (one < least or one > most) else one
            for one in table[name]
        ]
        columns[name] = pd.Series(values, table.index, dtype=object).infer_objects()
    return table.assign(**columns) if len(table) else table


def validate_loans(table, _own=validate_loans):
    _own(_with_numbers_in_range(table))
    return table


def validate_applicants(table, _own=validate_applicants):
    _own(_with_numbers_in_range(table))
    return table
