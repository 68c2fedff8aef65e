"""A target got through as text: '1' is not 1."""

import pandas as pd

FAULT = "credit_risk"


def make(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(credit_risk=table["credit_risk"].astype("str"))
