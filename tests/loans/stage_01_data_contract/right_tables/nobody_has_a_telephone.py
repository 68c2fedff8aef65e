"""Nobody has a telephone."""

import pandas as pd


def make(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(telephone="A191")
