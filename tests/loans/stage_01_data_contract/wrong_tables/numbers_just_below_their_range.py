"""Numbers got through that are a little too low, in all columns of numbers."""

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
    return table.assign(
        duration=3,
        amount=249,
        installment_rate=0,
        present_residence=0,
        age=17,
        number_credits=0,
        people_liable=0,
    )
