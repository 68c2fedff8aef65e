"""An age of 999 got through, which often stands for unknown."""

import pandas as pd

FAULT = "age"


def make(table: pd.DataFrame) -> pd.DataFrame:
    values = table["age"].copy()
    values.iloc[3] = 999
    return table.assign(age=values)
