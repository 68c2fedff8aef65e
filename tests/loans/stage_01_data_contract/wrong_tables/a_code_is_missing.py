"""A row without savings got through."""

import pandas as pd

FAULT = "savings"


def make(table: pd.DataFrame) -> pd.DataFrame:
    values = table["savings"].astype("object")
    values.iloc[3] = None
    return table.assign(savings=values)
