"""Durations and ages as 24.0, as some files have them."""

import pandas as pd


def make(table: pd.DataFrame) -> pd.DataFrame:
    return table.astype({"duration": float, "age": float})
