"""Numbers are 24.0 and not 24, as some files have them."""

import pandas as pd


def make(table: pd.DataFrame) -> pd.DataFrame:
    numbers = table.select_dtypes("number").columns
    return table.astype(dict.fromkeys(numbers, "float64"))
