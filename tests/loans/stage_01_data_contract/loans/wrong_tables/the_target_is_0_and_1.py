"""A target of 0 and 1 got through: in the file, 1 is repaid and 2 is not."""

import pandas as pd

FAULT = "credit_risk"


def make(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(credit_risk=table["credit_risk"] - 1)
