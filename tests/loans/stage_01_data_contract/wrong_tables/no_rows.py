"""An empty table got through: all columns, and no row."""

import pandas as pd

FAULT = (
    "empty",
    "row",
    "rows",
    "loan",
    "loans",
    "applicant",
    "applicants",
    "no data",
    "length",
    "len",
)


def make(table: pd.DataFrame) -> pd.DataFrame:
    return table.head(0)
