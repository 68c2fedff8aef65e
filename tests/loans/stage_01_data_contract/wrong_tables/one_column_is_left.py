"""A table got through of which only one column is left."""

import pandas as pd

FAULTS = (
    "status",
    "duration",
    "credit_history",
    "purpose",
    "amount",
    "employment_duration",
    "installment_rate",
    "personal_status_sex",
    "other_debtors",
    "present_residence",
    "property",
    "age",
    "other_installment_plans",
    "housing",
    "number_credits",
    "job",
    "people_liable",
    "telephone",
    "foreign_worker",
)


def make(table: pd.DataFrame) -> pd.DataFrame:
    return table.drop(columns=list(FAULTS))
