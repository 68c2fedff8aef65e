"""Everything is as small as the dictionary allows."""

import pandas as pd


def make(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(
        duration=4,
        amount=range(250, 250 + len(table)),
        installment_rate=1,
        present_residence=1,
        age=18,
        number_credits=1,
        people_liable=1,
    )
