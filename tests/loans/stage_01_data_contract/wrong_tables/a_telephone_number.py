"""A telephone number got through, in the column that says whether there is one."""

import pandas as pd

FAULT = "telephone"


def make(table: pd.DataFrame) -> pd.DataFrame:
    values = table["telephone"].astype("object")
    values.iloc[3] = "0521 123456"
    return table.assign(telephone=values)
