"""A table got through in which duration is called duration_months."""

import pandas as pd

FAULT = ("duration", "duration_months")


def make(table: pd.DataFrame) -> pd.DataFrame:
    return table.rename(columns={"duration": "duration_months"})
