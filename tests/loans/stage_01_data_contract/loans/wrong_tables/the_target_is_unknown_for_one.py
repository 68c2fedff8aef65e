"""A loan got through of which nobody knows whether it was repaid."""

import pandas as pd

FAULT = "credit_risk"


def make(table: pd.DataFrame) -> pd.DataFrame:
    values = table["credit_risk"].astype(float)
    values.iloc[3] = None
    return table.assign(credit_risk=values)
