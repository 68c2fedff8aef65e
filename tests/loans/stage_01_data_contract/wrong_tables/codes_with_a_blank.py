"""Codes with a blank behind them got through, in all columns of codes: 'A11 ' is not 'A11'."""

import pandas as pd

FAULTS = (
    "status",
    "credit_history",
    "purpose",
    "savings",
    "employment_duration",
    "personal_status_sex",
    "other_debtors",
    "property",
    "other_installment_plans",
    "housing",
    "job",
    "telephone",
    "foreign_worker",
)


def make(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(**{name: table[name] + " " for name in FAULTS})
