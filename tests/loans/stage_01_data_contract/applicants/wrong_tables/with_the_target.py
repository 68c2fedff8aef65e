"""Applicants got through together with the answer: credit_risk is known only years later."""

import pandas as pd

FAULT = "credit_risk"


def make(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(credit_risk=1)
