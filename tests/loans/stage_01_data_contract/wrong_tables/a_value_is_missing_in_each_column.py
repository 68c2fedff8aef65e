"""Missing values got through, one in each column."""

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
    "duration",
    "amount",
    "installment_rate",
    "present_residence",
    "age",
    "number_credits",
    "people_liable",
)


def make(table: pd.DataFrame) -> pd.DataFrame:
    told = pd.Series(range(len(table)), table.index) != 3
    return table.assign(**{name: table[name].where(told) for name in FAULTS})
