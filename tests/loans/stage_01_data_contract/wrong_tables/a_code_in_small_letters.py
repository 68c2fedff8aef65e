"""A code in small letters got through: a11 is not A11."""

import pandas as pd

FAULT = "status"


def make(table: pd.DataFrame) -> pd.DataFrame:
    values = table["status"].astype("object")
    values.iloc[3] = "a11"
    return table.assign(status=values)
