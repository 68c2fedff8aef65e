"""Amounts got through in pfennig: 1169 DM as 116900."""

import pandas as pd

FAULT = "amount"


def make(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(amount=table["amount"] * 100)
