"""Every loan was repaid."""

import pandas as pd


def make(table: pd.DataFrame) -> pd.DataFrame:
    return table[table["credit_risk"] == 1]
