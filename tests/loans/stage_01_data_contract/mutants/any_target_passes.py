"""A target other than 1 and 2 got through, such as 0."""

# pylint: disable=undefined-variable
import pandas as pd


def validate_loans(table, _own=validate_loans):
    seen = table
    if "credit_risk" in table and len(table):
        known = [one if pd.isna(one) or one == 2 else 1 for one in table["credit_risk"]]
        seen = table.assign(credit_risk=known)
    _own(seen)
    return table
