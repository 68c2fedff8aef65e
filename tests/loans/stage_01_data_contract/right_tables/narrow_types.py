"""Numbers are int32 and codes a category."""

import pandas as pd


def make(table: pd.DataFrame) -> pd.DataFrame:
    numbers = table.select_dtypes("number").columns
    types = dict.fromkeys(table.columns, "category") | dict.fromkeys(numbers, "int32")
    return table.astype(types)
