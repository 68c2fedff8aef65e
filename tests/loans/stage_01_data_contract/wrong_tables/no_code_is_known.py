"""Codes got through that no dictionary has, in all columns of codes."""

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
    return table.assign(**dict.fromkeys(FAULTS, "A999"))
