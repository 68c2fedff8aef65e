"""A table without three of its columns got through."""

import pandas as pd

FAULTS = ("age", "housing", "job")


def make(table: pd.DataFrame) -> pd.DataFrame:
    return table.drop(columns=["age", "housing", "job"])
