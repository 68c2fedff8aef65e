"""Numbers got through as text, in all columns of numbers: '2' is not 2."""

import pandas as pd

FAULTS = (
    "duration",
    "amount",
    "installment_rate",
    "present_residence",
    "age",
    "number_credits",
    "people_liable",
)


def make(table: pd.DataFrame) -> pd.DataFrame:
    return table.astype(dict.fromkeys(FAULTS, "str"))
