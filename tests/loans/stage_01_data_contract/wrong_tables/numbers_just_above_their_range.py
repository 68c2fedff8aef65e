"""Numbers got through that are a little too high, in all columns of numbers."""

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
        duration=73,
        amount=20_001,
        installment_rate=5,
        present_residence=5,
        age=81,
        number_credits=5,
        people_liable=3,
    )
