"""A row without an age got through."""

import pandas as pd

FAULT = "age"


def make(table: pd.DataFrame) -> pd.DataFrame:
    values = table["age"].astype(float)
    values.iloc[3] = None
    return table.assign(age=values)
