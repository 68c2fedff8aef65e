"""A table with two columns named age got through."""

import pandas as pd

FAULT = "age"


def make(table: pd.DataFrame) -> pd.DataFrame:
    return pd.concat([table, table[["age"]]], axis=1)
