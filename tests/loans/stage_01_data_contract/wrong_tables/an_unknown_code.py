"""A purpose A4X got through, a code that no dictionary has."""

import pandas as pd

FAULT = "purpose"


def make(table: pd.DataFrame) -> pd.DataFrame:
    values = table["purpose"].astype("object")
    values.iloc[3] = "A4X"
    return table.assign(purpose=values)
