"""Durations got through in years: a loan of 24 months as 2."""

import pandas as pd

FAULT = "duration"


def make(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(duration=table["duration"] / 12)
