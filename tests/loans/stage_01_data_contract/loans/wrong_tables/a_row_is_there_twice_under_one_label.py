"""A loan got through that stands twice, under one label of the index, with an age of 999."""

import pandas as pd

FAULTS = (("twice", "duplicate", "duplicates", "duplicated", "unique"), "age")


def make(table: pd.DataFrame) -> pd.DataFrame:
    return pd.concat([table, table.head(1)]).assign(age=999)
