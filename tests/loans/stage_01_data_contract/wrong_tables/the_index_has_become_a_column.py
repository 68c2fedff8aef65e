"""A table got through in which the row numbers have become a column."""

import pandas as pd

FAULT = "index"


def make(table: pd.DataFrame) -> pd.DataFrame:
    return table.reset_index()
