"""Two applicants of whom the same is known."""

import pandas as pd


def make(table: pd.DataFrame) -> pd.DataFrame:
    return pd.concat([table, table.head(1)], ignore_index=True)
