"""A table with a missing value got through."""

# pylint: disable=undefined-variable
import pandas as pd


def _without_gaps(table):
    """The same with something right in each gap."""
    right = {
        "status": "A11",
        "duration": 24,
        "credit_history": "A32",
        "purpose": "A43",
        "amount": 2500,
        "savings": "A61",
        "employment_duration": "A73",
        "installment_rate": 2,
        "personal_status_sex": "A92",
        "other_debtors": "A101",
        "present_residence": 2,
        "property": "A121",
        "age": 40,
        "other_installment_plans": "A143",
        "housing": "A152",
        "number_credits": 1,
        "job": "A173",
        "people_liable": 1,
        "telephone": "A191",
        "foreign_worker": "A201",
        "credit_risk": 1,
    }
    columns = {}
    for name in right.keys() & set(table.columns):
        values = [right[name] if pd.isna(one) else one for one in table[name]]
        columns[name] = pd.Series(values, table.index, dtype=object).infer_objects()
    return table.assign(**columns) if len(table) else table


def validate_loans(table, _own=validate_loans):
    _own(_without_gaps(table))
    return table


def validate_applicants(table, _own=validate_applicants):
    _own(_without_gaps(table))
    return table
