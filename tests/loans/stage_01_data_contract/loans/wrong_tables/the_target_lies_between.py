"""A target of 1.5 got through, which is neither repaid nor not repaid."""

import pandas as pd

FAULT = "credit_risk"


def make(table: pd.DataFrame) -> pd.DataFrame:
    values = table["credit_risk"].astype(float)
    values.iloc[3] = 1.5
    return table.assign(credit_risk=values)
