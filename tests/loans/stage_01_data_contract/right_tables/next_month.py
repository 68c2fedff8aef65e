"""Forty loans of next month, which are in no file."""

import pandas as pd


def make(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(amount=table["amount"] + 1).tail(40).reset_index(drop=True)
