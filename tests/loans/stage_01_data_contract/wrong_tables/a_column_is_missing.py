"""A table without the column savings got through."""

import pandas as pd

FAULT = "savings"


def make(table: pd.DataFrame) -> pd.DataFrame:
    return table.drop(columns="savings")
