"""An installment rate of 35 got through: its codes are 1 to 4."""

import pandas as pd

FAULT = "installment_rate"


def make(table: pd.DataFrame) -> pd.DataFrame:
    values = table["installment_rate"].copy()
    values.iloc[3] = 35
    return table.assign(installment_rate=values)
