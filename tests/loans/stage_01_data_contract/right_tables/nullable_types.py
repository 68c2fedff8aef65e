"""Pandas' types string and Int64, as convert_dtypes makes them."""

import pandas as pd


def make(table: pd.DataFrame) -> pd.DataFrame:
    return table.convert_dtypes()
