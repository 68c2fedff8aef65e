"""A code with a blank behind it got through: 'A152 ' is not 'A152'."""

import pandas as pd

FAULT = "housing"


def make(table: pd.DataFrame) -> pd.DataFrame:
    values = table["housing"].astype("object")
    values.iloc[3] = "A152 "
    return table.assign(housing=values)
