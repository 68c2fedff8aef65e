"""Everything is as large as the dictionary allows."""

import pandas as pd


def make(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(
        duration=72,
        amount=range(20_000, 20_000 - len(table), -1),
        installment_rate=4,
        present_residence=4,
        age=80,
        number_credits=4,
        people_liable=2,
    )
