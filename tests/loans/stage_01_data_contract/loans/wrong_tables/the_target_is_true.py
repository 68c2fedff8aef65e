"""A target of True got through, which somebody else may take for 'did not repay'."""

import pandas as pd

FAULT = "credit_risk"


def make(table: pd.DataFrame) -> pd.DataFrame:
    return table[table["credit_risk"] == 1].assign(credit_risk=True)
