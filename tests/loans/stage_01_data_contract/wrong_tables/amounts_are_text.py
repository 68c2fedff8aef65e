"""Amounts got through as text: '1169' is not 1169."""

import pandas as pd

FAULT = "amount"


def make(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(amount=table["amount"].astype("str"))
