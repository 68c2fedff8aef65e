"""Years of birth got through as ages."""

import pandas as pd

FAULT = "age"


def make(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(age=1973 - table["age"])
