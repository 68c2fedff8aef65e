"""A table got through in which a loan stands twice."""

import pandas as pd

FAULT = (
    "twice",
    "duplicate",
    "duplicates",
    "duplicated",
    "unique",
    "multiple_fields_uniqueness",
)


def make(table: pd.DataFrame) -> pd.DataFrame:
    return pd.concat([table, table.head(1)], ignore_index=True)
