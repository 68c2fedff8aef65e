"""A table got through that does not say who has repaid."""

import pandas as pd

FAULT = "credit_risk"


def make(table: pd.DataFrame) -> pd.DataFrame:
    return table.drop(columns="credit_risk")
