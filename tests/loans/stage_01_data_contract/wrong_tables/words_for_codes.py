"""The words yes and no got through as codes of telephone."""

import pandas as pd

FAULT = "telephone"


def make(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(telephone=table["telephone"].map({"A191": "no", "A192": "yes"}))
