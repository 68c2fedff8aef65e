"""The columns are in another order."""

import pandas as pd


def make(table: pd.DataFrame) -> pd.DataFrame:
    return table[table.columns[::-1]]
